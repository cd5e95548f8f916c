package org.gridmarket.gateway.stream;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;

/** The rows of stream computation. */
@Singleton
public final class StreamTables implements MarketTables<StreamEvent> {
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return StreamFunctions.NAMES;
    }

    @Override
    public EventFamily<StreamEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<StreamEvent>> projections() {
        return List.of(new StreamRows());
    }

    /** 2: rows of closed allocations tell until when they cannot be swept. */
    @Override
    public int version() {
        return 2;
    }
}
