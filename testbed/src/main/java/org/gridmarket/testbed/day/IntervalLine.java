package org.gridmarket.testbed.day;

import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One interval that is final, as an observer of the public events saw it.
 *
 * @param finding what the audit found
 * @param offered energy of the selling offers that name it
 * @param requested energy of the buying offers that name it
 * @param solver whose solution it was; null without one
 * @param solveMillis from the finalisation before to the first solution on the ledger; -1 without one
 * @param finalMillis from its gate to its finalisation
 */
public record IntervalLine(
        IntervalFinding finding,
        EnergySum offered,
        EnergySum requested,
        @Nullable AccountKey solver,
        long solveMillis,
        long finalMillis) {
    public Interval interval() {
        return finding.interval();
    }
}
