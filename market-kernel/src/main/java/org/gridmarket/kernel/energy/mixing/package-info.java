/** Mixing as the ledger sees it: bundles, windows, locks, evidence (spec anonymity, "Mixing: CoinShuffle"). */
@NullMarked
package org.gridmarket.kernel.energy.mixing;

import org.jspecify.annotations.NullMarked;
