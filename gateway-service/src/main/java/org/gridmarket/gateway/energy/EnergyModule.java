package org.gridmarket.gateway.energy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.Organisation;
import org.jdbi.v3.core.Jdbi;

/** The energy market in a gateway. */
@Singleton
public final class EnergyModule implements MarketModule<EnergyEvent> {
    private final EnergyTables tables;
    private final LiveMarket market;
    private final OpenBoards boards;
    private final GroupLoadGauges loads;
    private final EnergyAdmission admission;
    private final List<Chore> chores;

    @Inject
    public EnergyModule(
            EnergyTables tables,
            LiveMarket market,
            OpenBoards boards,
            GroupLoadGauges loads,
            EnergyAdmission admission,
            ReadDatabase database,
            GatewayConfig config) {
        this.tables = tables;
        this.market = market;
        this.boards = boards;
        this.loads = loads;
        this.admission = admission;
        this.chores = chores(database.jdbi(), config);
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

    /** The DSO alone forgets references, since its books say which payments cannot come again. */
    private List<Chore> chores(Jdbi jdbi, GatewayConfig config) {
        Chore forgetting = new ForgettingChore(jdbi, market, config.organisation());
        int days = config.closer().referenceDays();
        return config.organisation() == Organisation.DSO && days > 0
                ? List.of(forgetting, new ReferencesChore(jdbi, days))
                : List.of(forgetting);
    }

    @Override
    public List<Chore> chores() {
        return chores;
    }
}
