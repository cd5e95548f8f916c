/** The ledger as the rules see it: world state, one call, receipts. */
@NullMarked
package org.gridmarket.kernel.ledger;

import org.jspecify.annotations.NullMarked;
