package org.gridmarket.testbed.day;

/**
 * How much real time agents get before the first full round, from what this machine has been seen to carry. A day that starts
 * too early is not wrong, but offers would come too late for its first rounds.
 *
 * @param preparingMillis to register, collect credit and withdraw assets, before the first book opens
 * @param postingMillis to post, while books are open
 */
public record DayPace(long preparingMillis, long postingMillis) {
    private static final long LEAST_PREPARING_MILLIS = 6_000;
    private static final long LEAST_POSTING_MILLIS = 5_000;

    /** Operations of an agent before it posts: register, collect, withdraw. */
    private static final int PREPARING_OPERATIONS = 3;

    /** Signed operations through a gateway cost more than the deposits that are measured; a posting is larger still. */
    private static final int PREPARING_COST = 3;

    private static final int POSTING_COST = 6;

    /**
     * The pace for so many homes.
     *
     * @param homes how many agents there are
     * @param millisPerOperation wall time per operation when many are sent at once
     */
    static DayPace of(int homes, long millisPerOperation) {
        long all = homes * millisPerOperation;
        return new DayPace(
                LEAST_PREPARING_MILLIS + PREPARING_OPERATIONS * PREPARING_COST * all,
                LEAST_POSTING_MILLIS + POSTING_COST * all);
    }
}
