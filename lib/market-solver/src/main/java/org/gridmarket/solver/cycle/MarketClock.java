package org.gridmarket.solver.cycle;

import org.gridmarket.kernel.quantity.LedgerTime;

/** Port: what time it is. */
@FunctionalInterface
public interface MarketClock {
    LedgerTime now();
}
