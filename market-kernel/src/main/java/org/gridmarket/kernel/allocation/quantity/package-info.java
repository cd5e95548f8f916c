/** What the allocation market counts: cycles, amounts, volumes, values. */
@NullMarked
package org.gridmarket.kernel.allocation.quantity;

import org.jspecify.annotations.NullMarked;
