package org.gridmarket.testbed.audit;

import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * What an audit found of one interval.
 *
 * @param interval the interval
 * @param at when it became final, by its transaction's time
 * @param source where its trades came from
 * @param traded energy of its trades
 * @param offence why the trades are not feasible; null when they are
 * @param gap how much more energy the best solution of the round has than the accepted one; null when it was not recomputed
 */
public record IntervalFinding(
        Interval interval,
        LedgerTime at,
        FinalSource source,
        Energy traded,
        @Nullable String offence,
        @Nullable Energy gap) {
    public boolean isFeasible() {
        return offence == null;
    }
}
