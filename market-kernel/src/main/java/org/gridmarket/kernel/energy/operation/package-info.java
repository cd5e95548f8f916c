/** Load, decide, store: one class per operation. */
@NullMarked
package org.gridmarket.kernel.energy.operation;

import org.jspecify.annotations.NullMarked;
