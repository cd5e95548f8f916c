/** Offers with alternatives and flags, and what is left of them, exactly. */
@NullMarked
package org.gridmarket.kernel.allocation.offer;

import org.jspecify.annotations.NullMarked;
