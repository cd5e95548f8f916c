package org.gridmarket.kernel.energy.calendar;

import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * What the life cycle of an interval looks at.
 *
 * @param now the claimed time of the call
 * @param gate gate(tau)
 * @param graceEnd when any registered party may close
 * @param earlierClosed whether the round before is sealed
 * @param earlierFinal whether the interval before is final
 * @param earlierSwept whether the interval before is swept
 * @param windowEnd when the settlement window is over
 * @param everythingClaimed whether both sides of every final trade are claimed
 */
public record IntervalFacts(
        LedgerTime now,
        LedgerTime gate,
        LedgerTime graceEnd,
        boolean earlierClosed,
        boolean earlierFinal,
        boolean earlierSwept,
        LedgerTime windowEnd,
        boolean everythingClaimed) {
    boolean gateReached() {
        return !now.isBefore(gate) && earlierClosed;
    }

    boolean graceOver() {
        return !now.isBefore(graceEnd) && earlierClosed;
    }

    boolean windowOver() {
        return !now.isBefore(windowEnd) && everythingClaimed && earlierSwept;
    }
}
