/** What is wanted of applications, and the steps there. */
@NullMarked
package org.gridmarket.middleware.manager;

import org.jspecify.annotations.NullMarked;
