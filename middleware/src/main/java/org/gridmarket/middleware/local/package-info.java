/** How programs of this machine announce, renew and watch, over a socket that only this machine has. */
@NullMarked
package org.gridmarket.middleware.local;

import org.jspecify.annotations.NullMarked;
