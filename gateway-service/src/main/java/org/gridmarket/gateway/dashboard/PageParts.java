package org.gridmarket.gateway.dashboard;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.energy.RoundCloser;
import org.gridmarket.gateway.health.MarketWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;

/** Puts the readers of the shared pages together. */
@Singleton
public class PageParts {
    /** What network/up writes: the version that all organisations approved, which is the hash of the jar. */
    private static final String CHAINCODE_VERSION = "chaincode.version";

    @Produces
    @Singleton
    DashboardRows dashboard(ReadDatabase database) {
        return new DashboardRows(database.jdbi());
    }

    @Produces
    @Singleton
    LedgerRows ledger(ReadDatabase database) {
        return new LedgerRows(database.jdbi());
    }

    @Produces
    @Singleton
    NetworkReader network(
            ReadDatabase database,
            MarketWatch watch,
            OrderingWatch ordering,
            ReadModel model,
            RoundCloser closer,
            MeterRegistry registry,
            DashboardRows dashboard,
            LedgerRows ledger,
            GatewayConfig config,
            Clock clock) {
        try {
            Optional<Path> file = config.network();
            CertificateDays certificates = file.isEmpty()
                    ? CertificateDays.none(clock)
                    : CertificateDays.of(
                            NetworkProfile.read(file.get()),
                            config.organisation().name(),
                            clock);
            return new NetworkReader(
                    new NetworkReader.Sources(database.jdbi(), watch, ordering, model, closer, registry),
                    dashboard,
                    ledger,
                    certificates,
                    config,
                    file.isEmpty() ? null : properties(file.get()).getProperty(CHAINCODE_VERSION));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.network cannot be read", unreadable);
        }
    }

    private static Properties properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        return properties;
    }
}
