package org.gridmarket.testbed.privacy.linkage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the outsider did with one mix.
 *
 * @param accounts that it was asked about, one of each home
 * @param right right matches of each way to guess
 */
public record LinkageAnswer(int accounts, SortedMap<Guess, Integer> right) {
    public LinkageAnswer {
        right = Collections.unmodifiableSortedMap(new TreeMap<>(right));
    }
}
