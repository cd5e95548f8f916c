/** Tests of the application manager's machine. */
@NullMarked
package org.gridmarket.middleware.manager.machine;

import org.jspecify.annotations.NullMarked;
