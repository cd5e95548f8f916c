/** What the public events add up to, for whoever solves, trades or audits away from the ledger. */
@NullMarked
package org.gridmarket.kernel.energy.view;

import org.jspecify.annotations.NullMarked;
