package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.readmodel.Projection;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How many intervals became final, by source; kept as a row each, so that asking does not count them all again. */
public final class FinalCounts {
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

    /** Counts. */
    public static final class Rows implements Projection {
        @Override
        public void apply(Handle rows, Place place, EnergyEvent event) {
            if (!(event instanceof EnergyEvent.Finalised done)) {
                return;
            }
            int counted = rows.createUpdate("update final_count set intervals = intervals + 1 where source = :source")
                    .bind("source", done.source().name())
                    .execute();
            if (counted == 0) {
                rows.createUpdate("insert into final_count (source, intervals) values (:source, 1)")
                        .bind("source", done.source().name())
                        .execute();
            }
        }

        @Override
        public List<String> tables() {
            return List.of("final_count");
        }
    }
}
