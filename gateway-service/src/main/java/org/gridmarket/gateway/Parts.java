package org.gridmarket.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
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
import org.gridmarket.gateway.feed.EventPump;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.oblivious.ObliviousDoor;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.oblivious.GatewayKey;

/** Puts the plain parts together; the only place where they meet the container. */
@Singleton
public class Parts {
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
    ReadDatabase database(GatewayConfig config, GatewayLimits limits, @All List<MarketTables<?>> markets) {
        return ReadDatabase.open(DatabaseAddress.parse(config.database()), limits.databaseConnections(), markets);
    }

    void close(@Disposes ReadDatabase database) {
        database.close();
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
    ReadModel readModel(ReadDatabase database, @All List<MarketModule<?>> markets, GatewayConfig config) {
        ReadModel model = new ReadModel(database.jdbi(), markets);
        if (config.readmodel().rebuild()) {
            model.forget();
        }
        model.resume();
        return model;
    }

    @Produces
    @Singleton
    BlockIntake intake(ReadModel model, BlockSource source, GatewayLimits limits, Clock clock) {
        return new BlockIntake(model, source, limits.blocksPerCommit(), clock);
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
}
