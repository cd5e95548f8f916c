package org.gridmarket.kernel.compute.terms;

import java.util.List;
import org.gridmarket.kernel.compute.quantity.Millis;

/**
 * How long whom may take in a match.
 *
 * @param grace after a due time, before anybody may act on it
 * @param prepare to fetch what a run needs, besides the run itself
 * @param react the job creator, to accept or reject
 * @param reveal whoever knows the opening
 * @param appeal whoever a verdict concerns
 * @param take another mediator, when one is sought
 * @param hold the directory, to keep inputs after the deadline
 */
public record Windows(
        Millis grace, Millis prepare, Millis react, Millis reveal, Millis appeal, Millis take, Millis hold) {
    /** Money must not lie bound for longer by anybody's silence. */
    private static final Millis LONGEST = new Millis(30L * 86_400_000);

    /** Of which an operation that was held back takes two, and its seal a part of the third. */
    private static final int PERIODS = 4;

    public Windows {
        for (Millis window : List.of(grace, prepare, react, reveal, appeal, take, hold)) {
            if (window.count() < 1 || window.exceeds(LONGEST)) {
                throw new IllegalArgumentException("a window of " + window + " is outside 1.." + LONGEST);
            }
        }
    }

    /** compute-market, Terms. */
    public static Windows standard() {
        return new Windows(
                new Millis(60_000),
                new Millis(300_000),
                new Millis(600_000),
                new Millis(3_600_000),
                new Millis(3_600_000),
                new Millis(3_600_000),
                new Millis(86_400_000));
    }

    /**
     * Why these are too short for a ledger with periods of this length; empty when they are not. An operation that is held
     * back lives until its last period is sealed, the next one at most: whoever has to act after it needs the rest.
     */
    public String offence(Millis period, Millis leastGrace) {
        if (leastGrace.exceeds(grace)) {
            return "a grace of " + grace + "; at least " + leastGrace;
        }
        Millis least = period.times(PERIODS).plus(grace);
        return List.of(prepare, react, reveal, appeal, take, hold).stream()
                .filter(least::exceeds)
                .findFirst()
                .map(window -> "a window of " + window + "; at least " + least)
                .orElse("");
    }
}
