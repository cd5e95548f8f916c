package org.gridmarket.gateway.compute;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.compute.message.ComputeEvent;

/** Batch computation in a gateway. Nothing is kept in memory: what is asked stands in rows. */
@Singleton
public final class ComputeModule implements MarketModule<ComputeEvent> {
    private final ComputeTables tables;
    private final ComputeAdmission admission;
    private final List<Chore> chores;

    @Inject
    public ComputeModule(
            ComputeTables tables,
            ComputeAdmission admission,
            ReadDatabase database,
            LedgerClock clock,
            GatewayConfig config) {
        this.tables = tables;
        this.admission = admission;
        this.chores = List.of(new ComputeChore(new ComputeReports(database.jdbi()), clock, config.organisation()));
    }

    @Override
    public MarketTables<ComputeEvent> tables() {
        return tables;
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(admission);
    }

    @Override
    public List<Chore> chores() {
        return chores;
    }
}
