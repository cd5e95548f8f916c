package org.gridmarket.gateway.allocation;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.ledger.EventFamily;

/** The rows of allocation markets. */
@Singleton
public final class AllocationTables implements MarketTables<AllocationEvent> {
    private static final EventFamily<AllocationEvent> EVENTS = EventFamily.of(AllocationEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return AllocationFunctions.NAMES;
    }

    @Override
    public EventFamily<AllocationEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<AllocationEvent>> projections() {
        return List.of(new AllocationRows());
    }
}
