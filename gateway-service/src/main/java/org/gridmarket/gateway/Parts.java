package org.gridmarket.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.gridmarket.chain.Chain;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.draw.OwnShares;
import org.gridmarket.gateway.energy.BookRows;
import org.gridmarket.gateway.energy.ClaimsForAbsentOwners;
import org.gridmarket.gateway.energy.EventRows;
import org.gridmarket.gateway.energy.FinalCounts;
import org.gridmarket.gateway.energy.GroupFlows;
import org.gridmarket.gateway.energy.GroupLoadGauges;
import org.gridmarket.gateway.energy.IntervalRows;
import org.gridmarket.gateway.energy.KnownAccounts;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.MarketReports;
import org.gridmarket.gateway.energy.MixCounts;
import org.gridmarket.gateway.energy.OpenProposals;
import org.gridmarket.gateway.energy.PartyRows;
import org.gridmarket.gateway.energy.RecentPast;
import org.gridmarket.gateway.energy.RuleRows;
import org.gridmarket.gateway.health.MarketWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.market.EventPump;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.gateway.meter.NeighbourEnrolments;
import org.gridmarket.gateway.meter.Readings;
import org.gridmarket.gateway.oblivious.ObliviousDoor;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.Projection;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.gridmarket.gateway.relay.Admission;
import org.gridmarket.gateway.relay.RelayGate;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.oblivious.GatewayKey;

/** Puts the plain parts together; the only place where they meet the container. */
@Singleton
public class Parts {
    /** The energy market's rows; a further market adds its own. */
    public static final List<Projection> PROJECTIONS = List.of(
            new EventRows(),
            new RuleRows(),
            new BookRows(),
            new IntervalRows(),
            new FinalCounts.Rows(),
            new MixCounts.Rows(),
            new PartyRows());

    private static final int SEED_BYTES = 32;

    @Produces
    @Singleton
    GatewayLimits limits() {
        return GatewayLimits.STANDARD;
    }

    @Produces
    @Singleton
    CallerLimits callerLimits() {
        return CallerLimits.STANDARD;
    }

    @Produces
    @Singleton
    Meters meters(MeterRegistry registry) {
        return new Meters(registry);
    }

    @Produces
    @Singleton
    CallerPlaces callerPlaces(CallerLimits limits, Meters meters) {
        CallerPlaces places = new CallerPlaces(limits);
        places.tell(meters);
        return places;
    }

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    SignatureCheck signatures() {
        return new PinnedEd25519();
    }

    @Produces
    @Singleton
    Target target(Chain chain) {
        return chain.target();
    }

    @Produces
    @Singleton
    ReadDatabase database(GatewayConfig config, GatewayLimits limits) {
        return ReadDatabase.open(DatabaseAddress.parse(config.database()), limits.databaseConnections());
    }

    void close(@Disposes ReadDatabase database) {
        database.close();
    }

    @Produces
    @Singleton
    LiveMarket market() {
        return new LiveMarket();
    }

    @Produces
    @Singleton
    OpenBoards boards(Target target, LiveMarket market, GatewayConfig config, GatewayLimits limits, Clock clock) {
        return new OpenBoards(target, market, config.board().keyFile().map(KeyFile::read), limits, clock);
    }

    @Produces
    @Singleton
    OwnShares drawShares(Target target, LiveMarket market, GatewayConfig config, GatewayLimits limits) {
        return new OwnShares(
                target, market, config.draw().keyFile().map(file -> DrawKeyPair.ofSeed(KeyFile.seed(file))), limits);
    }

    @Produces
    @Singleton
    ObliviousDoor obliviousDoor(GatewayConfig config, GatewayLimits limits, CallerPlaces places) {
        SecureRandom random = new SecureRandom();
        Bytes seed = config.oblivious()
                .keyFile()
                .map(KeyFile::seed)
                .orElseGet(() -> Bytes.of(random.generateSeed(SEED_BYTES)));
        return new ObliviousDoor(GatewayKey.ofSeed(seed), limits, places.sealedRequests, random);
    }

    @Produces
    @Singleton
    ReadModel readModel(
            ReadDatabase database, LiveMarket market, OpenBoards boards, GroupLoadGauges loads, GatewayConfig config) {
        ReadModel model = new ReadModel(database.jdbi(), PROJECTIONS, List.of(market, boards, loads));
        if (config.readmodel().rebuild()) {
            model.forget();
        }
        model.resume(new RecentPast());
        return model;
    }

    @Produces
    @Singleton
    BlockIntake intake(ReadModel model, BlockSource source, GatewayLimits limits, Clock clock) {
        return new BlockIntake(model, source, limits.blocksPerCommit(), clock);
    }

    @Produces
    @Singleton
    MarketWatch marketWatch(
            BlockIntake intake, LiveMarket market, OrderingWatch ordering, GatewayConfig config, Clock clock) {
        return new MarketWatch(intake, market, ordering, config.closer().enabled(), clock);
    }

    void open(@Observes StartupEvent start, BlockIntake intake) {
        intake.start();
    }

    /** While the ledger's connections are still open; the container closes its beans in no particular order. */
    void close(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent stop, BlockIntake intake) {
        intake.close();
    }

    @Produces
    @Singleton
    StoredEvents events(ReadDatabase database) {
        return new StoredEvents(database.jdbi());
    }

    @Produces
    @Singleton
    EventPump pump(ReadModel model, StoredEvents events, GatewayLimits limits) {
        return new EventPump(model, events, limits);
    }

    @Produces
    @Singleton
    MarketReports reports(ReadDatabase database) {
        return new MarketReports(database.jdbi());
    }

    @Produces
    @Singleton
    FinalCounts finalCounts(ReadDatabase database) {
        return new FinalCounts(database.jdbi());
    }

    @Produces
    @Singleton
    MixCounts mixCounts(ReadDatabase database) {
        return new MixCounts(database.jdbi());
    }

    @Produces
    @Singleton
    GroupLoadGauges groupLoads(LiveMarket market, ReadDatabase database) {
        return new GroupLoadGauges(market, new GroupFlows(database.jdbi()));
    }

    @Produces
    @Singleton
    KnownAccounts accounts(ReadDatabase database) {
        return new KnownAccounts(database.jdbi());
    }

    @Produces
    @Singleton
    ClaimsForAbsentOwners sleepers(ReadDatabase database, Chain chain, Clock clock) {
        SecureRandom random = new SecureRandom();
        return new ClaimsForAbsentOwners(database.jdbi(), chain, clock, AccountKeyPair.generate(random), random);
    }

    @Produces
    @Singleton
    EnrolmentDesk desk(ReadDatabase database, GatewayLimits limits, CallerLimits callers, Clock clock) {
        return new EnrolmentDesk(database.jdbi(), limits, callers, clock);
    }

    @Produces
    @Singleton
    NeighbourEnrolments neighbours(GatewayConfig config, SignatureCheck signatures, GatewayLimits limits) {
        return new NeighbourEnrolments(
                config.neighbours().file(), config.neighbours().ca(), signatures, limits.waitingEnrolments());
    }

    @Produces
    @Singleton
    OpenProposals openProposals(ReadDatabase database) {
        return new OpenProposals(database.jdbi());
    }

    @Produces
    @Singleton
    Readings readings(ReadDatabase database) {
        return new Readings(database.jdbi());
    }

    @Produces
    @Singleton
    Admission admission(Target target, SignatureCheck signatures, KnownAccounts accounts) {
        return new Admission(target, signatures, accounts);
    }

    @Produces
    @Singleton
    RelayGate gate(GatewayLimits limits, CallerPlaces places) {
        return new RelayGate(limits, places.submissions);
    }
}
