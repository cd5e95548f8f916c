/** Quantities that carry their unit: energy in Wh, money in micro-units, time in intervals. Integers only. */
@NullMarked
package org.gridmarket.kernel.quantity;

import org.jspecify.annotations.NullMarked;
