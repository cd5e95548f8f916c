package org.gridmarket.gateway;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.gateway.energy.EnergyTables;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.ledger.EventFamily;

/** The energy market with its real rows, and with followers and a past of a test's choice. */
public record EnergyInTest(
        List<Projection<EnergyEvent>> projections, List<Follower<EnergyEvent>> followers, Replay<EnergyEvent> replay)
        implements MarketModule<EnergyEvent>, MarketTables<EnergyEvent> {
    private static final EnergyTables REAL = new EnergyTables();

    /** What a database of it has. */
    public static final List<MarketTables<?>> TABLES = List.of(REAL);

    /** All rows, nobody who follows, and all of the past for who will. */
    public static EnergyInTest alone() {
        return new EnergyInTest(REAL.projections(), List.of(), Replay.everything());
    }

    /** With one follower more, after all others. */
    public EnergyInTest followedBy(Follower<EnergyEvent> one) {
        List<Follower<EnergyEvent>> more = new ArrayList<>(followers);
        more.add(one);
        return new EnergyInTest(projections, more, replay);
    }

    /** With one projection more, after all others. */
    public EnergyInTest and(Projection<EnergyEvent> one) {
        List<Projection<EnergyEvent>> more = new ArrayList<>(projections);
        more.add(one);
        return new EnergyInTest(more, followers, replay);
    }

    /** With no other past told than this. */
    public EnergyInTest after(Replay<EnergyEvent> past) {
        return new EnergyInTest(projections, followers, past);
    }

    @Override
    public MarketTables<EnergyEvent> tables() {
        return this;
    }

    @Override
    public FunctionNames<?, ?, ?> functions() {
        return REAL.functions();
    }

    @Override
    public EventFamily<EnergyEvent> events() {
        return REAL.events();
    }

    @Override
    public String name() {
        return REAL.name();
    }
}
