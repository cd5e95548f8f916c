package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What became final, by source; kept as a row each, so that asking does not count it all again. */
public final class FinalCounts {
    /** Of all final intervals together. */
    public record Sums(long trades, long tradedWh, long unsolved) {}

    private final Jdbi jdbi;

    public FinalCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public long of(FinalSource source) {
        return jdbi.withHandle(rows -> rows.createQuery("select intervals from final_count where source = :source")
                .bind("source", source.name())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Trades, energy, and intervals without a candidate although both sides had offers open. */
    public Sums sums() {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select coalesce(sum(trades), 0) as trades, coalesce(sum(traded_wh), 0) as traded_wh,
                        coalesce(sum(case when source <> 'CANDIDATE' then two_sided else 0 end), 0) as unsolved
                        from final_count""")
                .map((row, context) ->
                        new Sums(row.getLong("trades"), row.getLong("traded_wh"), row.getLong("unsolved")))
                .one());
    }

    /** Final intervals since the last one with a candidate for which both sides had offers open. */
    public long sinceLastCandidate() {
        return Count.all(jdbi, """
                market_interval where source <> 'CANDIDATE' and two_sided
                and t > (select coalesce(max(t), -2147483648) from market_interval where source = 'CANDIDATE')""");
    }

    /** Counts; after IntervalRows, which has the interval's row. */
    public static final class Rows implements Projection<EnergyEvent> {
        @Override
        public void apply(Handle rows, Place place, EnergyEvent event) {
            if (!(event instanceof EnergyEvent.Finalised done)) {
                return;
            }
            if (count(rows, done) == 0) {
                rows.createUpdate("insert into final_count (source, intervals) values (:source, 0)")
                        .bind("source", done.source().name())
                        .execute();
                count(rows, done);
            }
        }

        private static int count(Handle rows, EnergyEvent.Finalised done) {
            return rows.createUpdate("""
                            update final_count set intervals = intervals + 1,
                            trades = trades + (select i.trades from market_interval i where i.t = :t),
                            traded_wh = traded_wh + (select i.traded_wh from market_interval i where i.t = :t),
                            two_sided = two_sided + (select case when i.two_sided then 1 else 0 end
                                from market_interval i where i.t = :t)
                            where source = :source""")
                    .bind("source", done.source().name())
                    .bind("t", done.interval().index())
                    .execute();
        }

        @Override
        public List<String> tables() {
            return List.of("final_count");
        }
    }
}
