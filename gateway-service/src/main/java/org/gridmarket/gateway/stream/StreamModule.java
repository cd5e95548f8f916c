package org.gridmarket.gateway.stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.gateway.clock.PeriodSeals;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** Stream computation in a gateway. */
@Singleton
public final class StreamModule implements MarketModule<StreamEvent> {
    private final StreamTables tables;
    private final StreamAdmission admission;
    private final OpenLeases leases;
    private final List<Chore> chores;

    @Inject
    public StreamModule(
            StreamTables tables,
            StreamAdmission admission,
            OpenLeases leases,
            StreamReports reports,
            LedgerClock clock,
            PeriodSeals seals,
            GatewayConfig config) {
        this.tables = tables;
        this.admission = admission;
        this.leases = leases;
        this.chores = List.of(new KeeperChore(leases, reports, clock, seals, config.organisation()));
    }

    @Override
    public MarketTables<StreamEvent> tables() {
        return tables;
    }

    @Override
    public List<Follower<StreamEvent>> followers() {
        return List.of(leases);
    }

    @Override
    public Replay<StreamEvent> replay() {
        return OpenLeases.PAST;
    }

    @Override
    public Optional<Admission> admission() {
        return Optional.of(admission);
    }

    @Override
    public List<Chore> chores() {
        return chores;
    }
}
