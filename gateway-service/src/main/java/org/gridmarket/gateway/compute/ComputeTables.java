package org.gridmarket.gateway.compute;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.ledger.EventFamily;

/** The rows of batch computation. */
@Singleton
public final class ComputeTables implements MarketTables<ComputeEvent> {
    private static final EventFamily<ComputeEvent> EVENTS = EventFamily.of(ComputeEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return ComputeFunctions.NAMES;
    }

    @Override
    public EventFamily<ComputeEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<ComputeEvent>> projections() {
        return List.of(new ComputeRows());
    }
}
