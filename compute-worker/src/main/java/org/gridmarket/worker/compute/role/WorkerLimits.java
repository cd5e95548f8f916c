package org.gridmarket.worker.compute.role;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Every bound of a worker's own conduct, with what it follows from. */
public final class WorkerLimits {
    /**
     * The delay that the market promises to bear, ms: so long may the operations of one party be on their way, together,
     * within the margin before a deadline, and it loses nothing by it. A period and the margin of its seal: no operation is
     * void earlier (compute-market, Beat), so one that is delayed by no more takes effect. Whoever is held up for longer is cut
     * off, and the page lets it lose more (compute-market, Bounds: reachable).
     */
    public static final long BORNE_MILLIS = Clock.PERIOD_MILLIS + Clock.SEAL_MARGIN_MILLIS;

    /** Peers accept timestamps so far from their own clocks, ms. */
    private static final long CLOCKS_MILLIS = 30_000;

    /** An honest party lets no deadline come nearer without acting, ms: what is borne, and how far clocks differ. */
    public static final long MARGIN_MILLIS = BORNE_MILLIS + CLOCKS_MILLIS;

    /**
     * What a directory refuses from here on counts as gone, ms before a deadline: a last look at it comes to its end before the
     * margin begins.
     */
    public static final long LAST_LOOK_MILLIS = MARGIN_MILLIS + 60_000;

    /** No operation takes effect so long after it was signed, ms: two periods, the margin of a seal, and clocks. */
    public static final long HELD_BACK_MILLIS = 240_000;

    /** A mediator shows an opening for a provider that is silent from this part of the time on. */
    public static final int REVEAL_SHARE = 4;

    /** Judges take a case one after the other, so that one of them stakes and the others are not refused, ms. */
    public static final long TURN_MILLIS = 20_000;

    /** What a job creator's own checker may use: an hour of a slow machine, and the memory and output of any job. */
    public static final JobLimits CHECKER =
            new JobLimits(new Instructions(1_000_000_000_000L), new ByteCount(1L << 30), new ByteCount(1L << 24));

    private WorkerLimits() {}

    /** Whether a deadline is so near that whoever has not acted has to act now. */
    public static boolean isLate(LedgerTime due, LedgerTime now) {
        return !now.plusMillis(MARGIN_MILLIS).isBefore(due);
    }

    /** When whoever has not acted has to act. */
    public static LedgerTime margin(LedgerTime due) {
        return due.plusMillis(-MARGIN_MILLIS);
    }

    /** When the last look begins: an earlier one is over by then. */
    public static LedgerTime lastLook(LedgerTime due) {
        return due.plusMillis(-LAST_LOOK_MILLIS);
    }

    /** Whether no time is left to ask a directory again. */
    public static boolean isLastLook(LedgerTime due, LedgerTime now) {
        return !now.plusMillis(LAST_LOOK_MILLIS).isBefore(due);
    }

    /** Whether an operation that is signed now may still be under way when the deadline comes. */
    static boolean isNear(LedgerTime due, LedgerTime now) {
        return !now.plusMillis(HELD_BACK_MILLIS).isBefore(due);
    }
}
