/** Tests of the application manager's packages. */
@NullMarked
package org.gridmarket.middleware.manager.packages;

import org.jspecify.annotations.NullMarked;
