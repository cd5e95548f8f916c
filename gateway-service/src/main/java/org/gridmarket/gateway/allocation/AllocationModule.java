package org.gridmarket.gateway.allocation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.kernel.allocation.message.AllocationEvent;

/** All allocation markets in a gateway, present and future: one that is founded needs nothing here. */
@Singleton
public final class AllocationModule implements MarketModule<AllocationEvent> {
    private final AllocationTables tables;
    private final AllocationAdmission admission;
    private final List<Chore> chores;

    @Inject
    public AllocationModule(
            AllocationTables tables,
            AllocationAdmission admission,
            MarketFacts facts,
            PageDues dues,
            OwnOperations operations,
            GatewayConfig config) {
        this.tables = tables;
        this.admission = admission;
        this.chores = List.of(
                new CycleChore(facts, config.organisation()),
                new SweepChore(facts, dues, operations, config.organisation()));
    }

    @Override
    public MarketTables<AllocationEvent> tables() {
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
