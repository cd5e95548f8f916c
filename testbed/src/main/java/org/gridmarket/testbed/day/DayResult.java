package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a day has brought.
 *
 * @param lines of the day's intervals, in order
 * @param offers how many were posted, and why others were not
 * @param homesWithoutOffers homes that have not had any offer on the ledger
 * @param solutions how many led their round, and why others did not
 * @param traded energy of all final trades
 * @param optimum the most energy that the posted offers allow within the limits
 * @param findings what the audit found
 * @param bills what each prosumer owes the DSO
 * @param substation what the homes settle with the grid operator, by interval
 * @param batteries mean level of the batteries, by interval
 * @param solves the solvers' attempts
 * @param times how long it took
 * @param privacy how well the homes were hidden; null for a day under public accounts
 * @param peers what peers and gateways said afterwards
 */
public record DayResult(
        List<IntervalLine> lines,
        Counted offers,
        List<String> homesWithoutOffers,
        Counted solutions,
        EnergySum traded,
        EnergySum optimum,
        Findings findings,
        DayBills bills,
        List<DayPhysics.Load> substation,
        List<DayPhysics.Level> batteries,
        List<SolveTime> solves,
        Times times,
        @Nullable PrivacyFigures privacy,
        PeerAnswers peers) {
    /** With the answers to the questions after the day. */
    public DayResult answered(PeerAnswers answers) {
        return new DayResult(
                lines,
                offers,
                homesWithoutOffers,
                solutions,
                traded,
                optimum,
                findings,
                bills,
                substation,
                batteries,
                solves,
                times,
                privacy,
                answers);
    }

    /** What all trades of the day cost, without fees. */
    public Money value() {
        return lines.stream().map(IntervalLine::value).reduce(Money.ZERO, Money::plus);
    }

    /** Whether there was nothing that the checks could have found wrong: of no trade everything is true. */
    public boolean isNothingChecked() {
        return traded.isZero();
    }

    /** What was found, with what the peers' accounts add to it. */
    public List<String> violations() {
        List<String> all = new ArrayList<>(findings.violations());
        if (peers.differing() != null) {
            all.addAll(peers.differing());
        }
        return all;
    }

    /** Everything was checked, and all is well. */
    public boolean isClean() {
        return !isNothingChecked()
                && findings.isClean()
                && peers.isClean()
                && (privacy == null
                        || (privacy.traces().isEmpty() && peers.forwarders() != null && peers.linkage() != null));
    }

    /** How many went well, and how many did not, by code. */
    public record Counted(int good, Map<String, Integer> refusedByCode) {}

    /**
     * What was checked.
     *
     * @param violations infeasible intervals, unbalanced meters, accounts that are not what their trades make them
     * @param assetsConserved whether every retirement was what trades had left
     * @param creditConserved whether all money booked is in accounts, fees or redemptions, by the events
     * @param unsettledIntervals intervals that are not final, or in which somebody has not retired
     */
    public record Findings(
            List<String> violations, boolean assetsConserved, boolean creditConserved, int unsettledIntervals) {
        public boolean isClean() {
            return violations.isEmpty() && assetsConserved && creditConserved && unsettledIntervals == 0;
        }
    }

    /**
     * How long it took.
     *
     * @param submits from an agent's hand to the answer that it is committed
     * @param commits the same for the consortium's own commands, without a gateway between
     * @param postingMillis from the first to the last posting
     * @param setupMillis until the market was founded
     * @param wallMillis in all
     * @param intervalMillis how long an interval really lasted
     */
    public record Times(
            Percentiles submits,
            Percentiles commits,
            long postingMillis,
            long setupMillis,
            long wallMillis,
            long intervalMillis) {}
}
