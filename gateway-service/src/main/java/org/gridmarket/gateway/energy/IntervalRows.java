package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The life of each interval: sealed, final, settled, swept; its candidates and its trades. */
public final class IntervalRows implements Projection<EnergyEvent> {
    /** The row of an interval of which nothing is known but its name. */
    static final String FRESH = """
            insert into market_interval (t, offered_wh, requested_wh, trades, traded_wh, swept)
            values (:t, 0, 0, 0, 0, false)""";

    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        switch (event) {
            case EnergyEvent.RoundClosed closed -> close(rows, place, closed);
            case EnergyEvent.SolutionAccepted accepted -> lead(rows, place, accepted);
            case EnergyEvent.Finalised done -> finalise(rows, place, done);
            case EnergyEvent.Settled settled -> mark(rows, "settled", settled.interval());
            case EnergyEvent.Swept swept -> mark(rows, "swept", swept.interval());
            default -> {
                // does not move an interval
            }
        }
    }

    /** The row of an interval comes with the first event that names it. */
    static void ensure(Handle rows, Interval t) {
        if (Count.all(rows, "market_interval where t = ?", t.index()) == 0) {
            rows.createUpdate(FRESH).bind("t", t.index()).execute();
        }
    }

    private static void close(Handle rows, Place place, EnergyEvent.RoundClosed closed) {
        ensure(rows, closed.round().interval());
        rows.createUpdate("update market_interval set closed_at = :time, closed_block = :block where t = :t")
                .bind("block", place.block())
                .bind("time", closed.time().epochMillis())
                .bind("t", closed.round().index())
                .execute();
    }

    private static void lead(Handle rows, Place place, EnergyEvent.SolutionAccepted accepted) {
        rows.createUpdate("""
                        insert into candidate
                        (block, position, round, solver, energy_wh, welfare_micro, trades, certified)
                        values (:block, :position, :round, :solver, :energy, :welfare, :trades, :certified)""")
                .bind("block", place.block())
                .bind("position", place.position())
                .bind("round", accepted.round().index())
                .bind("solver", accepted.solver().toHex())
                .bind("energy", accepted.value().energyWh())
                .bind("welfare", accepted.value().welfareMicro())
                .bind("trades", accepted.trades())
                .bind("certified", accepted.certified())
                .execute();
    }

    private static void finalise(Handle rows, Place place, EnergyEvent.Finalised done) {
        ensure(rows, done.interval());
        rows.createUpdate("""
                        update market_interval set finalised_at = :time, final_block = :block, source = :source,
                        trades = :trades, traded_wh = :energy, two_sided = :both where t = :t""")
                .bind("both", hadOffersOfBothSides(rows, done))
                .bind("block", place.block())
                .bind("time", done.time().epochMillis())
                .bind("source", done.source().name())
                .bind("trades", done.trades().size())
                .bind(
                        "energy",
                        done.trades().stream()
                                .mapToLong(trade -> trade.energy().wh())
                                .reduce(0, Math::addExact))
                .bind("t", done.interval().index())
                .execute();
        if (!done.trades().isEmpty()) {
            trade(rows, done.trades());
        }
    }

    /** An interval with a candidate is not asked about more than what was offered: there was somebody who solved it. */
    private static boolean hadOffersOfBothSides(Handle rows, EnergyEvent.Finalised done) {
        int t = done.interval().index();
        return Count.all(rows, "market_interval where t = ? and offered_wh > 0 and requested_wh > 0", t) > 0
                && (done.source() == FinalSource.CANDIDATE || OpenOffers.ofBothSides(rows, done.interval()));
    }

    private static void trade(Handle rows, List<PricedTrade> trades) {
        try (PreparedBatch batch = rows.prepareBatch("""
                insert into final_trade
                (t, sell_page, sell_place, buy_page, buy_place, energy_wh, price, fee)
                values (:t, :sellPage, :sellPlace, :buyPage, :buyPlace, :energy, :price, :fee)""")) {
            for (PricedTrade trade : trades) {
                batch.bind("t", trade.t().index())
                        .bind("sellPage", trade.sell().page().toString())
                        .bind("sellPlace", trade.sell().index())
                        .bind("buyPage", trade.buy().page().toString())
                        .bind("buyPlace", trade.buy().index())
                        .bind("energy", trade.energy().wh())
                        .bind("price", trade.price().microPerWh())
                        .bind("fee", trade.fee().microPerWh())
                        .add();
            }
            batch.execute();
        }
    }

    /** The column is one of this class's own. */
    private static void mark(Handle rows, String column, Interval t) {
        rows.createUpdate("update market_interval set " + column + " = true where t = :t")
                .bind("t", t.index())
                .execute();
    }

    @Override
    public List<String> tables() {
        return List.of("market_interval", "final_trade", "candidate");
    }
}
