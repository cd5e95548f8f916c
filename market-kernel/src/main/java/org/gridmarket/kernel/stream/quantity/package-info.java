/** Quantities of stream computation that carry their unit: fuel and what it costs. */
@NullMarked
package org.gridmarket.kernel.stream.quantity;

import org.jspecify.annotations.NullMarked;
