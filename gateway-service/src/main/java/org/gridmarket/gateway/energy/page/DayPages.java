package org.gridmarket.gateway.energy.page;

import java.util.List;
import org.gridmarket.gateway.dashboard.Pages;
import org.jspecify.annotations.Nullable;

/**
 * The answers for a day, an interval and a round. Energy in Wh, prices in micro-units per Wh, times in ms since 1970; money,
 * which may exceed what JavaScript's numbers hold, as decimal text in micro-units.
 */
public final class DayPages {
    private DayPages() {}

    /**
     * One day of the market.
     *
     * @param day 0 is the day of interval 0
     * @param first its first interval
     * @param last its last interval
     * @param earlier the newest day before it for which there are offers; null when there is none
     * @param later likewise after it
     * @param columns the intervals that anybody has named, ascending
     * @param groups limit groups against their limits
     * @param violations trades beyond a limit: none, or something is very wrong
     * @param sum of the whole day
     */
    public record Day(
            int day,
            int first,
            int last,
            @Nullable Integer earlier,
            @Nullable Integer later,
            List<Column> columns,
            List<Group> groups,
            List<Violation> violations,
            Sum sum) {}

    /** One interval; {@code money} is null where nothing is traded, {@code tariff} where none is in force. */
    public record Column(
            Pages.IntervalRow row,
            @Nullable Trading money,
            @Nullable Prices tariff,
            @Nullable Solved solved) {}

    /** What trades cost: price times energy is the value, the fee is paid by both sides. */
    public record Trading(String valueMicro, String feesMicro, long lowestPrice, long highestPrice) {}

    /** The tariff in force: band of trade prices, fee of each side, and what the DSO pays and charges. */
    public record Prices(long bandLow, long bandHigh, long fee, long surplus, long deficit) {}

    /** The best solution of the round of this interval, and how many were accepted in it. */
    public record Solved(String solver, int accepted, long energyWh, String welfareMicro, boolean certified) {}

    /**
     * A limit group over a day.
     *
     * @param feeders whose meters trade in it
     * @param limits by the interval from which they hold, ascending
     * @param cells intervals in which it trades, ascending
     */
    public record Group(String group, List<String> feeders, List<Limits> limits, List<Cell> cells) {}

    /** C^i and C^e. */
    public record Limits(int from, long internalWh, long externalWh) {}

    /** What a group sells and buys. */
    public record Cell(int t, long soldWh, long boughtWh) {}

    /**
     * A group that trades beyond a limit.
     *
     * @param limit {@code internal} (the larger side against C^i) or {@code external} (the net flow against C^e)
     */
    public record Violation(int t, String group, String limit, long loadWh, long limitWh) {}

    /** Sums of a day. */
    public record Sum(
            long offeredWh,
            long requestedWh,
            long tradedWh,
            int trades,
            String valueMicro,
            String feesMicro,
            List<Source> sources,
            List<Solver> solvers) {}

    /** How many final intervals have trades from where. */
    public record Source(String source, int intervals) {}

    /**
     * What a solver did in the day's rounds.
     *
     * @param rounds that it led
     * @param certified of them, proved to be the best
     * @param solutionsWh energy of its leading solutions, each with all that it trades ahead
     */
    public record Solver(String solver, int rounds, int certified, long solutionsWh) {}

    /**
     * One interval.
     *
     * @param column as in its day
     * @param gate when its round ends
     * @param closedAt when its round was sealed; null before it
     * @param closedBlock where
     * @param finalAt when its trades became final; null before it
     * @param finalBlock where
     * @param groups what each limit group trades
     * @param trades the largest ones
     */
    public record IntervalDetail(
            Column column,
            int day,
            long gate,
            @Nullable Long closedAt,
            @Nullable Long closedBlock,
            @Nullable Long finalAt,
            @Nullable Long finalBlock,
            List<Pages.GroupLoad> groups,
            List<Violation> violations,
            List<Pages.TradeRow> trades) {}

    /**
     * One round: solvers compete for the interval of this number and those ahead of it.
     *
     * @param lookAheadEnd the last interval that its solutions may trade
     * @param candidates accepted solutions, the leading one first
     */
    public record RoundDetail(
            int round,
            int day,
            long gate,
            int lookAheadEnd,
            @Nullable Long closedAt,
            @Nullable Long closedBlock,
            @Nullable String source,
            List<Pages.CandidateRow> candidates) {}
}
