package org.gridmarket.kernel.energy.calendar;

import org.gridmarket.kernel.quantity.LedgerTime;

/** What the guards of an interval's life cycle look at, for each event. */
public final class IntervalFacts {
    private IntervalFacts() {}

    /**
     * A round that is to be closed.
     *
     * @param now the claimed time of the call
     * @param gate gate(tau)
     * @param graceEnd when any registered party may close
     * @param earlierClosed whether the round before is sealed
     */
    public record Closing(LedgerTime now, LedgerTime gate, LedgerTime graceEnd, boolean earlierClosed) {
        boolean gateReached() {
            return !now.isBefore(gate) && earlierClosed;
        }

        boolean graceOver() {
            return !now.isBefore(graceEnd) && earlierClosed;
        }
    }

    /**
     * An interval that is to become final.
     *
     * @param earlierFinal whether the interval before is final
     */
    public record Finalising(boolean earlierFinal) {}

    /**
     * An interval whose settlement is to end.
     *
     * @param now the claimed time of the call
     * @param windowEnd when the settlement window is over
     * @param everythingClaimed whether both sides of every final trade are claimed
     * @param earlierSettled whether the interval before is settled
     */
    public record Settling(LedgerTime now, LedgerTime windowEnd, boolean everythingClaimed, boolean earlierSettled) {
        boolean windowOver() {
            return !now.isBefore(windowEnd) && everythingClaimed && earlierSettled;
        }
    }

    /**
     * An interval of which what is over is to be deleted.
     *
     * @param earlierSwept whether the interval before is swept
     */
    public record SweepingPortion(boolean earlierSwept) {}
}
