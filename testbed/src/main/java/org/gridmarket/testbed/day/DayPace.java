package org.gridmarket.testbed.day;

/**
 * How much real time agents get, in an interval and before the first full round, from what this machine has been seen to carry.
 * A day that is too fast is not wrong, but offers come too late, and mixes end without a result.
 *
 * @param intervalMillis how long an interval really lasts
 * @param preparingMillis to register, collect credit and withdraw assets, before the first book opens
 * @param postingMillis to post, while books are open
 */
public record DayPace(long intervalMillis, long preparingMillis, long postingMillis) {
    private static final long LEAST_PREPARING_MILLIS = 6_000;
    private static final long LEAST_POSTING_MILLIS = 5_000;

    /** Operations of an agent before it posts: register, collect, withdraw. */
    private static final int PREPARING_OPERATIONS = 3;

    /** Signed operations through a gateway cost more than the deposits that are measured; a posting is larger still. */
    private static final int PREPARING_COST = 3;

    private static final int POSTING_COST = 6;

    /** As much time as the operations of anonymous homes need is left for mixes and solvers. */
    private static final int ANONYMOUS_COST = 2;

    /**
     * The pace of a day.
     *
     * @param millisPerOperation wall time per operation when many are sent at once
     */
    static DayPace of(DayPlan plan, long millisPerOperation) {
        long all = plan.microgrid().homes().size() * millisPerOperation;
        AnonymityPlan anonymity = plan.anonymity();
        long bearable =
                anonymity == null ? 0 : ANONYMOUS_COST * all * anonymity.operationsPerWindow() / anonymity.window();
        DaySpeed speed = plan.speed();
        return new DayPace(
                speed.mayBeSlower() ? Math.max(speed.intervalMillis(), bearable) : speed.intervalMillis(),
                LEAST_PREPARING_MILLIS + PREPARING_OPERATIONS * PREPARING_COST * all,
                LEAST_POSTING_MILLIS + POSTING_COST * all);
    }
}
