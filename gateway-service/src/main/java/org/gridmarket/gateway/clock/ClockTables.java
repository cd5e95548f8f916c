package org.gridmarket.gateway.clock;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.ledger.EventFamily;

/** The rows of the clock. */
@Singleton
public final class ClockTables implements MarketTables<ClockEvent> {
    private static final EventFamily<ClockEvent> EVENTS = EventFamily.of(ClockEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return ClockFunctions.NAMES;
    }

    @Override
    public EventFamily<ClockEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<ClockEvent>> projections() {
        return List.of(new ClockRows());
    }

    /** 2: rows tell in which block and transaction they were told. */
    @Override
    public int version() {
        return 2;
    }
}
