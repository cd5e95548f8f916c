package org.gridmarket.solver.compute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers things from 0, so that millions of pairs are compared as bits. */
final class Numbers<T> {
    private final Map<T, Integer> numbers = new HashMap<>();

    int of(T thing) {
        return numbers.computeIfAbsent(thing, next -> numbers.size());
    }

    /** A bit for each, in words. */
    long[] bits(List<T> things) {
        long[] bits = new long[0];
        for (T thing : things) {
            int number = of(thing);
            if (number / Long.SIZE >= bits.length) {
                bits = Arrays.copyOf(bits, number / Long.SIZE + 1);
            }
            bits[number / Long.SIZE] |= 1L << number;
        }
        return bits;
    }

    static boolean has(long[] bits, int number) {
        int word = number / Long.SIZE;
        return word < bits.length && (bits[word] >>> number & 1) != 0;
    }

    static int common(long[] one, long[] other) {
        int common = 0;
        for (int word = Math.min(one.length, other.length) - 1; word >= 0; word--) {
            common += Long.bitCount(one[word] & other[word]);
        }
        return common;
    }
}
