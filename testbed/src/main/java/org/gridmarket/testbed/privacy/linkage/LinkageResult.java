package org.gridmarket.testbed.privacy.linkage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * How often the outsider was right.
 *
 * @param sessions S
 * @param participants N
 * @param right right matches of each way to guess, of S x N
 */
public record LinkageResult(int sessions, int participants, SortedMap<Guess, Long> right) {
    /** Standard deviations, in tenths, that chance exceeds in less than one of a thousand experiments. */
    private static final long TENTHS_OF_SIGMA = 31;

    /**
     * S + 3.1 sqrt(S), rounded down: a guess without knowledge has one right match per session, with variance 1, whatever N
     * is (research mixing 4.5).
     */
    public long bound() {
        return sessions + integerRoot(TENTHS_OF_SIGMA * TENTHS_OF_SIGMA * sessions) / 10;
    }

    private static long integerRoot(long square) {
        long root = 0;
        while ((root + 1) * (root + 1) <= square) {
            root++;
        }
        return root;
    }

    /** The best of all ways. */
    public long mostRight() {
        return right.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether no way to guess does better than chance. */
    public boolean isHidden() {
        return mostRight() <= bound();
    }

    /** Stable keys for the report. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        Map<String, Object> byGuess = new LinkedHashMap<>();
        right.forEach((guess, matches) -> byGuess.put(guess.name(), matches));
        keys.put("sessions", sessions);
        keys.put("participants", participants);
        keys.put("bound", bound());
        keys.put("right_matches", byGuess);
        keys.put("hidden", isHidden());
        return keys;
    }
}
