package org.gridmarket.gateway.energy.page;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.dashboard.DashboardRows;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/** Puts the answers for a day, an interval and a round together. */
public final class DayReader {
    private final DashboardRows intervals;
    private final DayRows rows;
    private final GroupFlows flows;
    private final LiveMarket market;
    private final GatewayLimits limits;

    public DayReader(DashboardRows intervals, DayRows rows, GroupFlows flows, LiveMarket market, GatewayLimits limits) {
        this.intervals = intervals;
        this.rows = rows;
        this.flows = flows;
        this.market = market;
        this.limits = limits;
    }

    /** The day that a page shows when nobody says which: the last one with offers up to the present, else the next one. */
    int presentDay(MarketCalendar calendar, Round present) {
        Interval own = present.interval();
        Interval named = rows.namedUpTo(own)
                .or(() -> rows.namedFrom(own))
                .map(Interval::of)
                .orElse(own);
        return MarketDays.of(calendar).dayOf(named);
    }

    /**
     * A day.
     *
     * @throws IllegalArgumentException when no interval is of that day
     */
    DayPages.Day day(MarketCalendar calendar, int day) {
        MarketDays days = MarketDays.of(calendar);
        Interval first = days.first(day);
        Interval last = days.last(day);
        MarketRules rules = rulesFrom(first);
        List<DayPages.Column> columns = columns(calendar, rules, first, last);
        GroupLoads loads = GroupLoads.of(rules.grid(), first, last, flows.between(first, last));
        return new DayPages.Day(
                day,
                first.index(),
                last.index(),
                rows.namedUpTo(first.previous())
                        .map(index -> days.dayOf(Interval.of(index)))
                        .orElse(null),
                rows.namedFrom(last.next())
                        .map(index -> days.dayOf(Interval.of(index)))
                        .orElse(null),
                columns,
                loads.groups(),
                loads.violations(),
                sum(columns));
    }

    /** An interval; empty when nothing has been offered or done for it. */
    Optional<DayPages.IntervalDetail> interval(MarketCalendar calendar, Interval t) {
        MarketRules rules = rulesFrom(t);
        GroupLoads loads = GroupLoads.of(rules.grid(), t, t, flows.between(t, t));
        DayRows.Steps steps = rows.steps(t);
        return columns(calendar, rules, t, t).stream()
                .findFirst()
                .map(column -> new DayPages.IntervalDetail(
                        column,
                        MarketDays.of(calendar).dayOf(t),
                        calendar.gate(t).epochMillis(),
                        steps.closedAt(),
                        steps.closedBlock(),
                        steps.finalAt(),
                        steps.finalBlock(),
                        loads.loadsAt(t.index()),
                        loads.violations(),
                        intervals.trades(t, limits.intervalsPerQuery())));
    }

    /** A round, whether anybody has done anything in it or not. */
    DayPages.RoundDetail round(MarketCalendar calendar, Round round) {
        Interval own = round.interval();
        DayRows.Steps steps = rows.steps(own);
        return new DayPages.RoundDetail(
                round.index(),
                MarketDays.of(calendar).dayOf(own),
                calendar.gate(round).epochMillis(),
                calendar.lookAheadEnd(round).index(),
                steps.closedAt(),
                steps.closedBlock(),
                intervals.intervals(calendar, own, own).stream()
                        .map(Pages.IntervalRow::source)
                        .findFirst()
                        .orElse(null),
                intervals.candidates(round));
    }

    /** What trading has forgotten is read from the rows. */
    private MarketRules rulesFrom(Interval first) {
        MarketRules live = market.rules();
        return live.covers(first) ? live : rows.allRules();
    }

    private List<DayPages.Column> columns(MarketCalendar calendar, MarketRules rules, Interval first, Interval last) {
        Map<Integer, DayPages.Trading> trading = rows.trading(first, last);
        Map<Integer, DayPages.Solved> solved = rows.solved(first, last);
        return intervals.intervals(calendar, first, last).stream()
                .map(row -> new DayPages.Column(
                        row,
                        trading.get(row.t()),
                        rules.tariffAt(Interval.of(row.t()))
                                .map(DayReader::prices)
                                .orElse(null),
                        solved.get(row.t())))
                .toList();
    }

    private static DayPages.Prices prices(Tariff tariff) {
        return new DayPages.Prices(
                tariff.bandLow().microPerWh(),
                tariff.bandHigh().microPerWh(),
                tariff.fee().microPerWh(),
                tariff.surplusPrice().microPerWh(),
                tariff.deficitPrice().microPerWh());
    }

    private static DayPages.Sum sum(List<DayPages.Column> columns) {
        long offered = 0;
        long requested = 0;
        long traded = 0;
        int trades = 0;
        Map<String, Integer> sources = new TreeMap<>();
        Map<String, DayPages.Solver> solvers = new LinkedHashMap<>();
        for (DayPages.Column column : columns) {
            Pages.IntervalRow row = column.row();
            offered = Math.addExact(offered, row.offeredWh());
            requested = Math.addExact(requested, row.requestedWh());
            traded = Math.addExact(traded, row.tradedWh());
            trades += row.trades();
            if (row.source() != null) {
                sources.merge(row.source(), 1, Integer::sum);
            }
            count(column, solvers);
        }
        return new DayPages.Sum(
                offered,
                requested,
                traded,
                trades,
                micro(columns, DayPages.Trading::valueMicro),
                micro(columns, DayPages.Trading::feesMicro),
                sources.entrySet().stream()
                        .map(each -> new DayPages.Source(each.getKey(), each.getValue()))
                        .toList(),
                new ArrayList<>(solvers.values()));
    }

    private static void count(DayPages.Column column, Map<String, DayPages.Solver> solvers) {
        DayPages.Solved solved = column.solved();
        if (solved != null) {
            solvers.merge(
                    solved.solver(),
                    new DayPages.Solver(solved.solver(), 1, solved.certified() ? 1 : 0, solved.energyWh()),
                    (a, b) -> new DayPages.Solver(
                            a.solver(),
                            a.rounds() + b.rounds(),
                            a.certified() + b.certified(),
                            Math.addExact(a.solutionsWh(), b.solutionsWh())));
        }
    }

    private static String micro(List<DayPages.Column> columns, Function<DayPages.Trading, String> part) {
        BigInteger sum = BigInteger.ZERO;
        for (DayPages.Column column : columns) {
            if (column.money() != null) {
                sum = sum.add(new BigInteger(part.apply(column.money())));
            }
        }
        return sum.toString();
    }
}
