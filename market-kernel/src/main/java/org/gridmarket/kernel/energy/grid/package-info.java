/** Feeders, anonymity groups, limit groups, and when they are safe. */
@NullMarked
package org.gridmarket.kernel.energy.grid;

import org.jspecify.annotations.NullMarked;
