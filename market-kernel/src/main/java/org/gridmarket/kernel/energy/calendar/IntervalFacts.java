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
 * @param earlierSettled whether the interval before is settled
 * @param windowEnd when the settlement window is over
 * @param everythingClaimed whether both sides of every final trade are claimed
 * @param earlierSwept whether the interval before is swept
 */
public record IntervalFacts(
        LedgerTime now,
        LedgerTime gate,
        LedgerTime graceEnd,
        boolean earlierClosed,
        boolean earlierFinal,
        boolean earlierSettled,
        LedgerTime windowEnd,
        boolean everythingClaimed,
        boolean earlierSwept) {
    /** For closing. */
    public static IntervalFacts closing(LedgerTime now, LedgerTime gate, LedgerTime graceEnd, boolean earlierClosed) {
        return new IntervalFacts(now, gate, graceEnd, earlierClosed, false, false, now, false, false);
    }

    /** For finalising. */
    public static IntervalFacts finalising(LedgerTime now, boolean earlierFinal) {
        return new IntervalFacts(now, now, now, false, earlierFinal, false, now, false, false);
    }

    /** For settling. */
    public static IntervalFacts settling(
            LedgerTime now, boolean earlierSettled, LedgerTime windowEnd, boolean everythingClaimed) {
        return new IntervalFacts(now, now, now, false, false, earlierSettled, windowEnd, everythingClaimed, false);
    }

    /** For sweeping. */
    public static IntervalFacts sweeping(LedgerTime now, boolean earlierSwept) {
        return new IntervalFacts(now, now, now, false, false, false, now, false, earlierSwept);
    }

    boolean gateReached() {
        return !now.isBefore(gate) && earlierClosed;
    }

    boolean graceOver() {
        return !now.isBefore(graceEnd) && earlierClosed;
    }

    boolean windowOver() {
        return !now.isBefore(windowEnd) && everythingClaimed && earlierSettled;
    }
}
