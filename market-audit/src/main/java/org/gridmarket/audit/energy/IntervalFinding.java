package org.gridmarket.audit.energy;

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
 * @param gap how much more energy any solution of the round can have than the accepted one, by its certificate or by solving
 *     again; null when neither bounds it
 * @param certified the certificate on the blocks proves that nothing is better under the calendar's whole objective
 */
public record IntervalFinding(
        Interval interval,
        LedgerTime at,
        FinalSource source,
        Energy traded,
        @Nullable String offence,
        @Nullable Energy gap,
        boolean certified) {
    public boolean isFeasible() {
        return offence == null;
    }
}
