package org.gridmarket.testbed.day;

import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * One interval that is final, as an observer of the public events saw it.
 *
 * @param finding what the audit found
 * @param offered energy of the selling offers that name it
 * @param requested energy of the buying offers that name it
 * @param value what its trades cost, without fees
 * @param solver whose solution it was; null without one
 * @param solveMillis from the finalisation before to the first solution on the ledger; -1 without one
 * @param finalMillis from its gate to its finalisation
 */
public record IntervalLine(
        IntervalFinding finding,
        EnergySum offered,
        EnergySum requested,
        Money value,
        @Nullable AccountKey solver,
        long solveMillis,
        long finalMillis) {
    public Interval interval() {
        return finding.interval();
    }

    /** The mean price of what was traded, in µ per Wh, rounded down; null of nothing. */
    public @Nullable UnitPrice meanPrice() {
        long wh = finding.traded().wh();
        return wh == 0 ? null : new UnitPrice(value.micro() / wh);
    }
}
