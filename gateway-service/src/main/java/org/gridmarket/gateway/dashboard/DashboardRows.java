package org.gridmarket.gateway.dashboard;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.gateway.energy.MarketReports;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the dashboard's rows. */
public final class DashboardRows {
    private final Jdbi jdbi;

    public DashboardRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The intervals from first to last that anybody has named, ascending. */
    public List<Pages.IntervalRow> intervals(MarketCalendar calendar, Interval first, Interval last) {
        return jdbi.withHandle(
                rows -> rows.createQuery("select * from market_interval where t between :first and :last order by t")
                        .bind("first", first.index())
                        .bind("last", last.index())
                        .map(interval(calendar))
                        .list());
    }

    /** The last interval that an offer names; empty before the first. */
    public Optional<Integer> lastNamed() {
        return jdbi.withHandle(
                rows -> rows.createQuery("""
                                select t from market_interval where offered_wh > 0 or requested_wh > 0
                                order by t desc limit 1""").mapTo(Integer.class).findOne());
    }

    private static RowMapper<Pages.IntervalRow> interval(MarketCalendar calendar) {
        return (row, context) -> {
            Interval t = Interval.of(row.getInt("t"));
            return new Pages.IntervalRow(
                    t.index(),
                    calendar.start(t).epochMillis(),
                    MarketReports.status(
                                    row.getObject("closed_at"),
                                    row.getString("source"),
                                    row.getBoolean("settled"),
                                    row.getBoolean("swept"))
                            .name(),
                    row.getString("source"),
                    row.getLong("offered_wh"),
                    row.getLong("requested_wh"),
                    row.getLong("traded_wh"),
                    row.getInt("trades"));
        };
    }

    /** What each limit group of a plan sells and buys in an interval. */
    public List<Pages.GroupLoad> loads(GridPlan plan, Interval t) {
        return new GroupFlows(jdbi)
                .loads(plan, t).stream()
                        .map(load -> new Pages.GroupLoad(
                                load.group(),
                                load.soldWh(),
                                load.boughtWh(),
                                load.internalLimitWh(),
                                load.externalLimitWh()))
                        .toList();
    }

    /** The final trades of an interval, the largest first. */
    public List<Pages.TradeRow> trades(Interval t, int most) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select * from final_trade where t = :t
                        order by energy_wh desc, sell_page, sell_place, buy_page, buy_place limit :most""")
                .bind("t", t.index())
                .bind("most", most)
                .map((row, context) -> new Pages.TradeRow(
                        row.getString("sell_page") + "#" + row.getInt("sell_place"),
                        row.getString("buy_page") + "#" + row.getInt("buy_place"),
                        row.getLong("energy_wh"),
                        row.getLong("price"),
                        row.getLong("fee")))
                .list());
    }

    /** The accepted solutions of a round, the leading one first. */
    public List<Pages.CandidateRow> candidates(Round round) {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select * from candidate where round = :round order by block desc, position desc")
                .bind("round", round.index())
                .map((row, context) -> new Pages.CandidateRow(
                        row.getLong("block"),
                        row.getString("solver"),
                        row.getLong("energy_wh"),
                        Long.toString(row.getLong("welfare_micro")),
                        row.getInt("trades"),
                        row.getBoolean("certified")))
                .list());
    }

    public List<Pages.MeterRow> meters(int most) {
        return jdbi.withHandle(rows -> rows.createQuery("select * from meter order by meter limit :most")
                .bind("most", most)
                .map((row, context) -> new Pages.MeterRow(
                        row.getString("meter"),
                        row.getString("feeder"),
                        row.getLong("production_wh"),
                        row.getLong("consumption_wh"),
                        row.getString("account")))
                .list());
    }

    public List<Pages.SolverRow> solvers() {
        return jdbi.withHandle(rows -> rows.createQuery("select * from solver order by organisation, account")
                .map((row, context) -> new Pages.SolverRow(
                        row.getString("account"),
                        row.getString("organisation"),
                        row.getInt("from_round"),
                        row.getObject("until_round") == null ? null : row.getInt("until_round")))
                .list());
    }

    public Pages.TransactionSummary transactions() {
        List<Pages.FunctionCount> functions = jdbi.withHandle(DashboardRows::functions);
        long valid = functions.stream().mapToLong(Pages.FunctionCount::valid).sum();
        long invalid =
                functions.stream().mapToLong(Pages.FunctionCount::invalid).sum();
        return new Pages.TransactionSummary(valid + invalid, valid, functions);
    }

    private static List<Pages.FunctionCount> functions(Handle rows) {
        return rows.createQuery("select called, good, bad from function_count order by good desc, called")
                .map((row, context) ->
                        new Pages.FunctionCount(row.getString("called"), row.getLong("good"), row.getLong("bad")))
                .list();
    }
}
