/** The bounds of a daemon, in one place. */
@NullMarked
package org.gridmarket.middleware;

import org.jspecify.annotations.NullMarked;
