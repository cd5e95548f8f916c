package org.gridmarket.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jdbi.v3.core.Jdbi;

/** Which periods are sealed, as this gateway has read it; for markets that wait for a seal. */
@Singleton
public class PeriodSeals {
    private final Jdbi jdbi;

    @Inject
    public PeriodSeals(ReadDatabase database) {
        this(database.jdbi());
    }

    /** @param jdbi of a read model that has the clock's rows */
    public PeriodSeals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** When it was sealed; empty while it is not. */
    public Optional<LedgerTime> sealedAt(LedgerPeriod period) {
        return jdbi.withHandle(rows -> rows.createQuery("select sealed_at from clock_seal where period = :period")
                .bind("period", period.index())
                .map((row, context) -> new LedgerTime(row.getLong("sealed_at")))
                .findOne());
    }
}
