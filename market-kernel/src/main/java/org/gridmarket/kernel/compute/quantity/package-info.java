/** Quantities of computation that carry their unit: instructions, bytes, milliseconds. */
@NullMarked
package org.gridmarket.kernel.compute.quantity;

import org.jspecify.annotations.NullMarked;
