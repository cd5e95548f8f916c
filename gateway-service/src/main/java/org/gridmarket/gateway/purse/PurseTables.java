package org.gridmarket.gateway.purse;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;

/** The rows of purses. */
@Singleton
public final class PurseTables implements MarketTables<PurseEvent> {
    private static final EventFamily<PurseEvent> EVENTS = EventFamily.of(PurseEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return PurseFunctions.NAMES;
    }

    @Override
    public EventFamily<PurseEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<PurseEvent>> projections() {
        return List.of(new PurseRows());
    }

    /** 2: what lies in deals is added up by pot. */
    @Override
    public int version() {
        return 2;
    }
}
