package org.gridmarket.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.ChainSettings;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.NetworkProfile;
import org.gridmarket.gateway.health.MeteredWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.readmodel.BlockSource;
import org.gridmarket.gateway.readmodel.FabricBlocks;

/** The Fabric network of this gateway; tests bring a ledger in memory instead. */
@Singleton
public class LedgerConnection {
    @Produces
    @Singleton
    @DefaultBean
    Chain chain(GatewayConfig config, MeterRegistry registry, OrderingWatch ordering) {
        Path file = config.network()
                .orElseThrow(() -> new IllegalArgumentException(
                        "gridmarket.network is not set; name the network.properties that network/up has written"));
        try {
            return FabricChain.open(
                    NetworkProfile.read(file),
                    config.organisation().name(),
                    ChainSettings.standard().with(new MeteredWatch(registry, ordering)));
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
}
