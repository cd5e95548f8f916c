package org.gridmarket.gateway.purse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.kernel.purse.message.PurseEvent;

/** Purses in a gateway. Nothing is kept in memory: what is asked stands in rows. */
@Singleton
public final class PurseModule implements MarketModule<PurseEvent> {
    private final PurseTables tables;
    private final PurseAdmission admission;
    private final List<Chore> chores;

    @Inject
    public PurseModule(PurseTables tables, PurseAdmission admission, GatewayConfig config) {
        this.tables = tables;
        this.admission = admission;
        this.chores = List.of(new PurseChore(config.organisation()));
    }

    @Override
    public MarketTables<PurseEvent> tables() {
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
