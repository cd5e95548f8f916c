package org.gridmarket.testbed.compute;

import java.util.function.DoubleUnaryOperator;

/**
 * The game of section 3.6 between a job creator (JC), who verifies a result or passes it, and a resource provider
 * (RP), who executes a job or deceives. Money in any unit. The text's market: mediators may err, and the JC chooses
 * when to check; ours has a deterministic sandbox (probability 1) and a draw by the ledger (spec/compute-market.md).
 *
 * @param rightProbability p_a: a run of the job gives the right result
 * @param runs n: how often a mediator runs it
 * @param penaltyRate theta: the deposit is (theta + n) times the price
 * @param price pi_c
 * @param compensation pi_d: what who was wronged gets
 * @param availability pi_a: the mediator's fee, paid by both
 * @param executing c_e, the RP's cost
 * @param deceiving c_d, likewise
 * @param verifying c_v, the JC's cost
 * @param benefit b: what a right result is worth to the JC
 * @param mediationFee g_m: what the JC pays to send a mediation in motion
 */
public record VerificationGame(
        double rightProbability,
        int runs,
        double penaltyRate,
        double price,
        double compensation,
        double availability,
        double executing,
        double deceiving,
        double verifying,
        double benefit,
        double mediationFee) {

    /** What both get. */
    public record Payoffs(double provider, double creator) {
        private Payoffs times(double probability) {
            return new Payoffs(provider * probability, creator * probability);
        }

        private Payoffs plus(Payoffs other) {
            return new Payoffs(provider + other.provider, creator + other.creator);
        }
    }

    /** Prices of 1, compensation as the price, no fees: what the figures of the text use. */
    public static VerificationGame ofUnitPrice(
            double rightProbability, int runs, double penaltyRate, double executing, double verifying) {
        return new VerificationGame(rightProbability, runs, penaltyRate, 1, 1, 0, executing, 0, verifying, 2, 0);
    }

    private double deposit() {
        return price * (penaltyRate + runs);
    }

    /** All runs of a mediator are right: p_a^n. */
    private double allRight() {
        return Math.pow(rightProbability, runs);
    }

    private Payoffs outcome(double provider, double creator) {
        return new Payoffs(provider - availability, creator - availability);
    }

    /** Rows "execute" of Tables 3.2 and 3.3, from outcomes 5, 6 and 7 of Fig 3.5. */
    public Payoffs executeAndVerify() {
        Payoffs accepted = outcome(price - executing, benefit - price - verifying);
        Payoffs rejectedAndRight = outcome(compensation - executing, benefit - deposit() - mediationFee - verifying);
        Payoffs rejectedAndWrong = outcome(-deposit() - executing, benefit + compensation - mediationFee - verifying);
        Payoffs rejected = rejectedAndRight.times(1 - allRight()).plus(rejectedAndWrong.times(allRight()));
        return accepted.times(rightProbability).plus(rejected.times(1 - rightProbability));
    }

    /** Outcome 4. */
    public Payoffs executeAndPass() {
        return outcome(price - executing, benefit - price);
    }

    /** Outcomes 1 and 2. */
    public Payoffs deceiveAndVerify() {
        Payoffs mediatorErrs = outcome(compensation - deceiving, -deposit() - mediationFee - verifying);
        Payoffs caught = outcome(-deposit() - deceiving, compensation - mediationFee - verifying);
        return mediatorErrs.times(1 - allRight()).plus(caught.times(allRight()));
    }

    /** Outcome 3. */
    public Payoffs deceiveAndPass() {
        return outcome(price - deceiving, -price);
    }

    /** Table 3.4, row "execute": verifying is better for the JC if its cost is below this. */
    public double worthOfVerifyingTheHonest() {
        return executeAndVerify().creator() - executeAndPass().creator() + verifying;
    }

    /** Table 3.4, row "deceive". */
    public double worthOfVerifyingTheDishonest() {
        return deceiveAndVerify().creator() - deceiveAndPass().creator() + verifying;
    }

    /**
     * Preferences of a JC (Table 3.4): 1 always verifies, 2 verifies the honest only, 3 the dishonest only, 4 never.
     */
    public int typeOfCreator() {
        boolean honest = worthOfVerifyingTheHonest() > verifying;
        boolean dishonest = worthOfVerifyingTheDishonest() > verifying;
        return honest ? (dishonest ? 1 : 2) : (dishonest ? 3 : 4);
    }

    /**
     * Equation (3.4): the share of jobs that a JC verifies so that the RP gains nothing by deceiving; for pi_d = pi_c.
     */
    public double verifiedShare() {
        return (executing - deceiving) / (allRight() * rightProbability * price * (penaltyRate + runs + 1));
    }

    /**
     * Equation (3.5): the share of jobs that the RP executes so that the JC gains nothing by passing; for pi_d = pi_c.
     */
    public double executedShare() {
        double worth = worthOfVerifyingTheDishonest();
        return (worth - verifying) / (rightProbability * worth);
    }

    /** Share of all jobs that come to a mediator while both play their equilibrium. */
    public double disputedShare() {
        double executed = executedShare();
        return verifiedShare() * (executed * (1 - rightProbability) + 1 - executed);
    }

    /**
     * The slope of Fig 3.6: how the utility of a JC that verifies an honest RP changes with p_a, at g_m = 0 and prices
     * of 1. A JC makes its jobs as deterministic as the point where this is zero.
     */
    public static double slope(double rightProbability, int runs, double penaltyRate) {
        double power = Math.pow(rightProbability, runs);
        double lower = runs * Math.pow(rightProbability, runs - 1);
        double rest = 1 - rightProbability;
        return (runs + penaltyRate) * (1 - power) + (runs + penaltyRate) * rest * lower - power + rest * lower - 1;
    }

    /** The p_a that is best for a JC: where the slope is zero. */
    public static double bestRightProbability(int runs, double penaltyRate) {
        return zero(probability -> slope(probability, runs, penaltyRate));
    }

    private static double zero(DoubleUnaryOperator falling) {
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < Double.SIZE; halving++) {
            double middle = (low + high) / 2;
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The least theta, a whole number, with which jobs are at least so deterministic. */
    public static int leastPenaltyRate(int runs, double rightProbability) {
        int rate = 0;
        while (bestRightProbability(runs, rate) < rightProbability) {
            rate++;
        }
        return rate;
    }

    /**
     * The least audit rate, of 10,000 results, with which honesty is dominant where the ledger draws: a lie that is
     * not drawn earns at most the estimate, one that is costs theta times it and a mediation (spec/compute-market.md,
     * "Life of a match").
     *
     * @param mediation cost of a mediation over the estimate of the price
     */
    public static int leastAuditRate(double penaltyRate, double mediation) {
        return (int) Math.floor(10_000 / (penaltyRate + 1 + mediation)) + 1;
    }
}
