package org.gridmarket.gateway.energy;

import java.util.List;
import java.util.Locale;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How many mixes there were, by what became of them; kept as a row each. */
public final class MixCounts {
    /** What may become of a mix. */
    public enum Outcome {
        /** Its first run began. */
        OPENED,
        /** Too few had joined. */
        NOT_OPENED,
        /** A run was void, and the next one followed. */
        ABORTED,
        /** A run was void, and none could follow. */
        ABANDONED,
        /** Each output has its bundle. */
        COMMITTED;

        /** As metrics and the database name it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Outcome of(EnergyEvent event) {
            return switch (event) {
                case EnergyEvent.MixOpened opened -> OPENED;
                case EnergyEvent.MixNotOpened few -> NOT_OPENED;
                case EnergyEvent.MixAborted aborted -> aborted.next().abandoned() ? ABANDONED : ABORTED;
                case EnergyEvent.MixCommitted committed -> COMMITTED;
                default -> null;
            };
        }
    }

    private final Jdbi jdbi;

    public MixCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public long of(Outcome outcome) {
        return jdbi.withHandle(rows -> rows.createQuery("select mixes from mix_count where outcome = :outcome")
                .bind("outcome", outcome.label())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Counts. */
    public static final class Rows implements Projection<EnergyEvent> {
        @Override
        public void apply(Handle rows, Place place, EnergyEvent event) {
            Outcome outcome = Outcome.of(event);
            if (outcome == null) {
                return;
            }
            int counted = rows.createUpdate("update mix_count set mixes = mixes + 1 where outcome = :outcome")
                    .bind("outcome", outcome.label())
                    .execute();
            if (counted == 0) {
                rows.createUpdate("insert into mix_count (outcome, mixes) values (:outcome, 1)")
                        .bind("outcome", outcome.label())
                        .execute();
            }
        }

        @Override
        public List<String> tables() {
            return List.of("mix_count");
        }
    }
}
