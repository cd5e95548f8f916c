package org.gridmarket.worker.compute.role;

/** Every bound of a worker's own conduct, with what it follows from. */
public final class WorkerLimits {
    /**
     * An honest party lets no deadline come nearer without acting, ms: an operation may wait a minute and a half in the
     * ordering service, and clocks differ by 30 s.
     */
    public static final long MARGIN_MILLIS = 120_000;

    /** No operation takes effect so long after it was signed, ms: two periods, the margin of a seal, and clocks. */
    public static final long HELD_BACK_MILLIS = 240_000;

    /** A mediator shows an opening for a provider that is silent from this part of the time on. */
    public static final int REVEAL_SHARE = 4;

    /** Judges take a case one after the other, so that one of them stakes and the others are not refused, ms. */
    public static final long TURN_MILLIS = 20_000;

    private WorkerLimits() {}
}
