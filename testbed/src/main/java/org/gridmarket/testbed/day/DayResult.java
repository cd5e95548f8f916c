package org.gridmarket.testbed.day;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.quantity.EnergySum;
import org.jspecify.annotations.Nullable;

/**
 * What a day has brought.
 *
 * @param lines of the day's intervals, in order
 * @param offers how many were posted, and why others were not
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
 */
public record DayResult(
        List<IntervalLine> lines,
        Counted offers,
        Counted solutions,
        EnergySum traded,
        EnergySum optimum,
        Findings findings,
        DayBills bills,
        List<DayPhysics.Load> substation,
        List<DayPhysics.Level> batteries,
        List<SolveTime> solves,
        Times times,
        @Nullable PrivacyFigures privacy) {
    /** How many went well, and how many did not, by code. */
    public record Counted(int good, Map<String, Integer> refusedByCode) {}

    /**
     * What was checked.
     *
     * @param violations infeasible intervals, unbalanced meters, accounts that are not what their trades make them
     * @param assetsConserved whether every retirement was what trades had left
     * @param creditConserved whether all money booked is in accounts, fees or redemptions
     * @param peersAgree whether all peers hold the same state
     * @param unsettledIntervals intervals that are not final, or in which somebody has not retired
     */
    public record Findings(
            List<String> violations,
            boolean assetsConserved,
            boolean creditConserved,
            boolean peersAgree,
            int unsettledIntervals) {
        public boolean isClean() {
            return violations.isEmpty() && assetsConserved && creditConserved && peersAgree && unsettledIntervals == 0;
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
