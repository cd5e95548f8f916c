package org.gridmarket.gateway.health;

import java.time.Duration;
import java.util.Locale;

/**
 * How the market is, in one line, and what to do.
 *
 * @param state what it is
 * @param text in words
 * @param next the next step; empty when there is nothing to do
 */
public record Verdict(State state, String text, String next) {
    /** From well to ill. */
    public enum State {
        /** Rounds are closed and intervals final at their gates. */
        IN_TIME,
        /** There is no calendar yet. */
        NOT_FOUNDED,
        /** The rows tell the past. */
        CATCHING_UP,
        /** A round is not closed, or an interval not final, long after its gate. */
        OVERDUE,
        /** Nothing can happen: no peer answers, or no quorum of orderers takes transactions. */
        FROZEN,
        /** This gateway itself has stopped. */
        STOPPED
    }

    /** Whether the market does what its calendar says, or has none. */
    public boolean isWell() {
        return state == State.IN_TIME || state == State.NOT_FOUNDED;
    }

    /** The state as a page writes it. */
    public String label() {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A time for a person: seconds below two minutes, then minutes, hours, days. */
    static String inWords(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 2 * 86_400 ? seconds / 3_600 + " h" : seconds / 86_400 + " days";
    }
}
