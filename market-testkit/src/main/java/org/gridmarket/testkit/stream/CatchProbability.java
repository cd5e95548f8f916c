package org.gridmarket.testkit.stream;

import java.util.stream.IntStream;

/**
 * How likely planted tests meet a wrong output (section 4.5; stream-market, Known answers).
 *
 * @param inputs N, of an epoch
 * @param tests n, planted among them where nobody can tell
 */
public record CatchProbability(int inputs, int tests) {
    /**
     * Of an epoch some of whose outputs are guessed: hypergeometric in how many of these are tested.
     *
     * @param skipped inputs that are not processed, 0..N; their outputs are guesses
     * @param guess with which probability a guess is right, each for itself; 0 when all are wrong
     */
    public double of(int skipped, double guess) {
        int least = Math.max(0, tests - (inputs - skipped));
        return 1
                - IntStream.rangeClosed(least, Math.min(tests, skipped))
                        .mapToDouble(hit -> Math.exp(logChoose(skipped, hit)
                                        + logChoose(inputs - skipped, tests - hit)
                                        - logChoose(inputs, tests))
                                * Math.pow(guess, hit))
                        .sum();
    }

    private static double logChoose(int all, int some) {
        return IntStream.range(0, some)
                .mapToDouble(i -> Math.log(all - i) - Math.log(i + 1.0))
                .sum();
    }
}
