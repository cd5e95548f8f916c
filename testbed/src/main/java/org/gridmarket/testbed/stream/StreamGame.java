package org.gridmarket.testbed.stream;

import org.gridmarket.testkit.stream.CatchProbability;

/**
 * The game of section 4.5 over one allocation, money in µ. The printed utility of a supplier (4.5) charges energy only
 * where it is not caught; the corrected one charges it always, and lets guesses be right with some probability.
 *
 * @param inputs lambda_Delta
 * @param tests n
 * @param price pi_s, for an input
 * @param energy pi_se, likewise
 * @param deposit pi_sd and pi_cd
 * @param benefit b, of an input's output to the customer
 * @param testing pi_cg, what the customer spends on a test
 */
public record StreamGame(
        int inputs, int tests, double price, double energy, double deposit, double benefit, double testing) {
    /** Table 4.7 without gas. */
    public static final StreamGame OF_THE_TEXT = new StreamGame(12_000, 12, 20, 0.07, 20_000, 35, 0.07);

    /** The page's example (stream-market, Known answers): half of the price is energy, the deposit is an epoch's price. */
    public static final StreamGame OF_THE_PAGE = new StreamGame(1_200, 4, 20, 10, 24_000, 35, 10);

    /** What both have of an allocation. */
    public record Payoffs(double supplier, double customer) {}

    /** Table 4.4. */
    public Payoffs outcome(boolean isProcessed, boolean isTested) {
        double supplier = isProcessed ? inputs * (price - energy) : -deposit;
        double worth = isProcessed ? inputs * benefit : 0;
        return new Payoffs(supplier, worth - inputs * price - (isTested ? tests * testing : deposit));
    }

    /**
     * (4.5), corrected.
     *
     * @param share P(s), of inputs that are processed
     * @param guess with which probability a guess is right
     */
    public double corrected(double share, double guess) {
        double passed = Math.pow(share + (1 - share) * guess, tests);
        return passed * inputs * price - (1 - passed) * deposit - inputs * energy * share;
    }

    /** (4.5) as it is printed. */
    public double printed(double share) {
        double passed = Math.pow(share, tests);
        return passed * inputs * (price - energy * share) - (1 - passed) * deposit;
    }

    /**
     * Probability that a supplier is caught by planted tests.
     *
     * @param skipped so many of the inputs
     */
    public double caught(int skipped, double guess) {
        return new CatchProbability(inputs, tests).of(skipped, guess);
    }

    /** The least theta with which full processing is best: (1 - g^n)(1 + theta) > e_s. */
    public double leastPenaltyRate(double guess) {
        return Math.max(0, energy / price / (1 - Math.pow(guess, tests)) - 1);
    }

    /** The share of allocations that suppliers have to process before a customer that tests gains anything. */
    public double breakEven() {
        return (inputs * price + tests * testing) / (inputs * benefit);
    }

    /** r of the page: so many replicas do not all fail, with this probability each and all together. */
    public static int replicas(double wanted, double failing) {
        return (int) Math.ceil(Math.log(1 - wanted) / Math.log(failing) - 1e-12);
    }
}
