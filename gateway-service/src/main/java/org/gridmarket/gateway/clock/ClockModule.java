package org.gridmarket.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.chain.Chain;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.clock.message.ClockEvent;

/** The ledger's clock in a gateway. Nothing of it is signed by accounts. */
@Singleton
public final class ClockModule implements MarketModule<ClockEvent> {
    private final ClockTables tables;
    private final LedgerClock clock;
    private final List<Chore> chores;

    @Inject
    public ClockModule(
            ClockTables tables, LedgerClock clock, WaitingPeriods waiting, Chain chain, GatewayConfig config) {
        this.tables = tables;
        this.clock = clock;
        this.chores = List.of(new PeriodChore(chain, clock, waiting, config.organisation()));
    }

    @Override
    public MarketTables<ClockEvent> tables() {
        return tables;
    }

    @Override
    public List<Follower<ClockEvent>> followers() {
        return List.of(clock);
    }

    @Override
    public Replay<ClockEvent> replay() {
        return LedgerClock.PAST;
    }

    @Override
    public List<Chore> chores() {
        return chores;
    }
}
