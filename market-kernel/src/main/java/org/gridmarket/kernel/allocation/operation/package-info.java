/** Load, decide, store: the operations of the allocation market. */
@NullMarked
package org.gridmarket.kernel.allocation.operation;

import org.jspecify.annotations.NullMarked;
