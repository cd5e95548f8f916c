/** The application manager: what is wanted of applications on this machine, and the step from what is to what is wanted. */
@NullMarked
package org.gridmarket.middleware.manager;

import org.jspecify.annotations.NullMarked;
