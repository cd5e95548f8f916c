/** The clock on the ledger: founding, sealing, sweeping, and the periods that operations of other markets live by. */
@NullMarked
package org.gridmarket.kernel.clock.operation;

import org.jspecify.annotations.NullMarked;
