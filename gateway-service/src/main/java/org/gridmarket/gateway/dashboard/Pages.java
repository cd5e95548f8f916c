package org.gridmarket.gateway.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of the query interface. Energy in Wh, times in ms since 1970; money, which may exceed what JavaScript's
 * numbers hold, as decimal text in micro-units.
 */
public final class Pages {
    private Pages() {}

    /**
     * How the market is.
     *
     * @param state as in Verdict
     * @param text in words
     * @param next the next step; empty when there is nothing to do
     * @param overdueMillis since the gate of the oldest round not closed or not final; null before the market is founded
     * @param lastHeard when any peer last answered; null before its first word
     */
    public record Condition(
            String state,
            String text,
            String next,
            @Nullable Long overdueMillis,
            @Nullable Long lastHeard) {}

    /** Where the market stands; {@code blocksBehind} is null while no peer says anything. */
    public record Market(
            String organisation,
            String channel,
            String chaincode,
            long now,
            long block,
            @Nullable Long blocksBehind,
            Condition condition,
            @Nullable Calendar calendar,
            @Nullable CurrentRound standing) {}

    /** The calendar, once the market is founded. */
    public record Calendar(
            long epoch,
            int intervalMinutes,
            long realIntervalMillis,
            int clearance,
            int horizon,
            int lookAhead,
            String objective,
            boolean simulation) {}

    /**
     * Round and gate.
     *
     * @param lastNamed the last interval that an offer names; null before the first offer
     */
    public record CurrentRound(
            int round,
            long gate,
            int lastClosed,
            int lastFinal,
            @Nullable Integer lastNamed) {}

    /** One interval in a table. */
    public record IntervalRow(
            int t,
            long start,
            String status,
            @Nullable String source,
            long offeredWh,
            long requestedWh,
            long tradedWh,
            int trades) {}

    /** One interval with its groups. */
    public record IntervalPage(IntervalRow interval, List<GroupLoad> groups, List<TradeRow> trades) {}

    /** What a limit group trades against its limits. */
    public record GroupLoad(String group, long soldWh, long boughtWh, long internalLimitWh, long externalLimitWh) {}

    /** One final trade; price and fee in micro-units per Wh. */
    public record TradeRow(String sell, String buy, long energyWh, long price, long fee) {}

    /** What a round brought. */
    public record RoundPage(int round, List<CandidateRow> candidates) {}

    /** One accepted solution, the newest leads. */
    public record CandidateRow(
            long block, String solver, long energyWh, String welfareMicro, int trades, boolean certified) {}

    /** A meter and the public account bound to it. */
    public record MeterRow(
            String meter,
            String feeder,
            long productionLimitWh,
            long consumptionLimitWh,
            @Nullable String account) {}

    /** A licensed solver. */
    public record SolverRow(
            String account,
            String organisation,
            int from,
            @Nullable Integer until) {}

    /** Transactions by function. */
    public record TransactionSummary(long transactions, long valid, List<FunctionCount> functions) {}

    /** How often a function was called, and how often in vain. */
    public record FunctionCount(String function, long valid, long invalid) {}

    /** The read model has grown. */
    public record News(long block) {}

    /** What is wrong with a request. */
    public record Problem(String error) {}
}
