package org.gridmarket.gateway.energy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.energy.message.EnergyEvent;

/** The energy market in a gateway. */
@Singleton
public final class EnergyModule implements MarketModule<EnergyEvent> {
    private final EnergyTables tables;
    private final LiveMarket market;
    private final OpenBoards boards;
    private final GroupLoadGauges loads;
    private final EnergyAdmission admission;

    @Inject
    public EnergyModule(
            EnergyTables tables,
            LiveMarket market,
            OpenBoards boards,
            GroupLoadGauges loads,
            EnergyAdmission admission) {
        this.tables = tables;
        this.market = market;
        this.boards = boards;
        this.loads = loads;
        this.admission = admission;
    }

    @Override
    public MarketTables<EnergyEvent> tables() {
        return tables;
    }

    /** The market first: the others ask it. */
    @Override
    public List<Follower<EnergyEvent>> followers() {
        return List.of(market, boards, loads);
    }

    @Override
    public Replay<EnergyEvent> replay() {
        return new RecentPast();
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(admission);
    }
}
