package org.gridmarket.gateway.energy;

import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.EventFamily;

/** The rows of the energy market. */
@Singleton
public final class EnergyTables implements MarketTables<EnergyEvent> {
    /** Those of this market among all events. */
    public static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return EnergyFunctions.NAMES;
    }

    @Override
    public EventFamily<EnergyEvent> events() {
        return EVENTS;
    }

    @Override
    public List<Projection<EnergyEvent>> projections() {
        return List.of(
                new RuleRows(),
                new BookRows(),
                new IntervalRows(),
                new FinalCounts.Rows(),
                new MixCounts.Rows(),
                new PartyRows());
    }

    /** Its first migrations ran when there was no other market. */
    @Override
    public String history() {
        return "flyway_schema_history";
    }
}
