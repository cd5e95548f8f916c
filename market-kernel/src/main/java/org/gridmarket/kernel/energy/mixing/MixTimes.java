package org.gridmarket.kernel.energy.mixing;

/**
 * How long the steps of a run may take, in whole seconds, 1..{@value #MAX_SECONDS}.
 *
 * @param phaseSeconds for all announcements, confirmations, signatures or seeds
 * @param hopSeconds for the list of one position
 * @param challengeSeconds after each step, for messages that a board withholds: they are posted on the ledger
 * @param toleranceSeconds how far the clocks of board and participants may differ
 */
public record MixTimes(int phaseSeconds, int hopSeconds, int challengeSeconds, int toleranceSeconds) {
    public static final int MAX_SECONDS = 86_400;

    public MixTimes {
        requireWithin("phase", phaseSeconds);
        requireWithin("hop", hopSeconds);
        requireWithin("challenge", challengeSeconds);
        requireWithin("clock tolerance", toleranceSeconds);
    }

    private static void requireWithin(String what, int seconds) {
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw new IllegalArgumentException(what + " of " + seconds + " s is outside 1.." + MAX_SECONDS + " s");
        }
    }
}
