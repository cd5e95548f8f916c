package org.gridmarket.testbed.privacy.linkage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How often the outsider was right.
 *
 * @param sessions S: mixes that it was asked about
 * @param accounts that it was asked about, S x N where all mixes have N participants
 * @param right right matches of each way to guess
 */
public record LinkageResult(int sessions, long accounts, SortedMap<Guess, Long> right) {
    /** Standard deviations, in tenths, that chance exceeds in less than one of a thousand experiments. */
    private static final long TENTHS_OF_SIGMA = 31;

    /**
     * S + 3.1 sqrt(S), rounded down: a guess without knowledge has one right match per session, with variance 1, whatever N
     * is (research mixing 4.5).
     */
    public long bound() {
        return sessions + integerRoot(TENTHS_OF_SIGMA * TENTHS_OF_SIGMA * sessions) / 10;
    }

    public LinkageResult {
        right = Collections.unmodifiableSortedMap(new TreeMap<>(right));
    }

    /** The sum over mixes. */
    public static LinkageResult of(List<LinkageAnswer> mixes) {
        SortedMap<Guess, Long> right = new TreeMap<>();
        mixes.forEach(mix -> mix.right().forEach((guess, matches) -> right.merge(guess, (long) matches, Long::sum)));
        return new LinkageResult(
                mixes.size(), mixes.stream().mapToLong(LinkageAnswer::accounts).sum(), right);
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
        return most(guess -> true);
    }

    /** The best of the ways that need nothing but blocks. */
    public long mostRightWithoutPast() {
        return most(guess -> !guess.usesPast());
    }

    private long most(Predicate<Guess> of) {
        return right.entrySet().stream()
                .filter(entry -> of.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Whether no way to guess does better than chance; of nobody asked that is not known. */
    public boolean isHidden() {
        return sessions > 0 && mostRight() <= bound();
    }

    /** Whether blocks alone tell nothing. */
    public boolean isHiddenWithoutPast() {
        return sessions > 0 && mostRightWithoutPast() <= bound();
    }

    /** Stable keys for the report. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        Map<String, Object> byGuess = new LinkedHashMap<>();
        right.forEach((guess, matches) -> byGuess.put(guess.name(), matches));
        keys.put("sessions", sessions);
        keys.put("accounts", accounts);
        keys.put("bound", bound());
        keys.put("right_matches", byGuess);
        keys.put("hidden", sessions == 0 ? null : isHidden());
        keys.put("hidden_without_past", sessions == 0 ? null : isHiddenWithoutPast());
        return keys;
    }
}
