package org.gridmarket.testbed.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The strategy experiment of section 4.7.2: suppliers that process an allocation with probability P(s), customers that supply the
 * outputs of their tests with probability P(c); each makes an offer a round, and offers are matched by chance.
 */
public final class Strategies {
    /** Of P(s) and P(c), in per cent. */
    public static final List<Integer> GROUPS = List.of(0, 20, 40, 60, 80, 100);

    private static final int OF_EACH = 5;
    private static final double HUNDRED = 100;

    /** What an allocation gives. */
    @FunctionalInterface
    public interface Outcome {
        StreamGame.Payoffs of(boolean isProcessed, boolean isTested);
    }

    private Strategies() {}

    /** @return for each group of suppliers the mean of its cumulative utility after each round, µ */
    public static List<double[]> suppliers(Outcome outcome, int rounds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int parties = GROUPS.size() * OF_EACH;
        List<double[]> sums = GROUPS.stream().map(group -> new double[rounds]).toList();
        double[] held = new double[parties];
        for (int round = 0; round < rounds; round++) {
            List<Integer> matched = shuffled(parties, random);
            for (int supplier = 0; supplier < parties; supplier++) {
                boolean isProcessed = happens(supplier, random);
                boolean isTested = happens(matched.get(supplier), random);
                held[supplier] += outcome.of(isProcessed, isTested).supplier();
                sums.get(supplier / OF_EACH)[round] += held[supplier] / OF_EACH;
            }
        }
        return sums;
    }

    private static boolean happens(int party, SplittableRandom random) {
        return random.nextDouble() * HUNDRED < GROUPS.get(party / OF_EACH);
    }

    private static List<Integer> shuffled(int parties, SplittableRandom random) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, parties).boxed().toList());
        for (int at = parties - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            Integer moved = all.set(other, all.get(at));
            all.set(at, moved);
        }
        return all;
    }

    /** A customer's utility after so many allocations with suppliers that process each with this probability, µ. */
    public static double customer(Outcome outcome, boolean isTested, double share, int allocations, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return DoubleStream.generate(
                        () -> outcome.of(random.nextDouble() < share, isTested).customer())
                .limit(allocations)
                .sum();
    }
}
