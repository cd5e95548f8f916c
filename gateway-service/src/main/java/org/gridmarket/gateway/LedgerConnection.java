package org.gridmarket.gateway;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.ChainSettings;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkNodes;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.gateway.health.CertificateWatch;
import org.gridmarket.gateway.health.MeteredWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.FabricBlocks;
import org.gridmarket.metrics.micrometer.Meters;

/** The Fabric network of this gateway; tests bring a ledger in memory instead. */
@Singleton
public class LedgerConnection {
    @Produces
    @Singleton
    @DefaultBean
    Chain chain(GatewayConfig config, Meters meters, OrderingWatch ordering) {
        Path file = config.network()
                .orElseThrow(() -> new IllegalArgumentException(
                        "gridmarket.network is not set; name the network.properties that network/up has written"));
        try {
            return FabricChain.open(
                    NetworkProfile.read(file),
                    config.organisation().name(),
                    ChainSettings.standard().with(new MeteredWatch(meters, ordering)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.network: cannot read what " + file + " names", unreadable);
        }
    }

    void close(@Disposes Chain chain) {
        chain.close();
    }

    @Produces
    @Singleton
    @DefaultBean
    BlockSource blocks(Chain chain, Clock clock) {
        return new FabricBlocks((FabricChain) chain, GatewayLimits.PEER_SILENCE, clock);
    }

    /** Without a network's file there is nobody to look at. */
    @Produces
    @Singleton
    NetworkNodes nodes(GatewayConfig config) {
        return config.network()
                .map(file -> reading(file, NetworkNodes::read))
                .orElseGet(() -> new NetworkNodes("", List.of()));
    }

    @Produces
    @Singleton
    CertificateWatch certificates(GatewayConfig config, NetworkNodes nodes) {
        CertificateWatch watch = new CertificateWatch();
        nodes.nodes().forEach(watch::add);
        config.network().ifPresent(file -> {
            NetworkProfile.Member own = reading(file, NetworkProfile::read)
                    .member(config.organisation().name());
            NetworkProfile.KeyFiles keys = own.keys().get(Credential.CLIENT);
            if (keys != null) {
                watch.add(own.name(), keys.certificate());
            }
        });
        return watch;
    }

    void close(@Disposes CertificateWatch watch) {
        watch.close();
    }

    private interface Reading<T> {
        T of(Path file) throws IOException;
    }

    private static <T> T reading(Path file, Reading<T> reading) {
        try {
            return reading.of(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.network: cannot read " + file, unreadable);
        }
    }
}
