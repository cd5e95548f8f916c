package org.gridmarket.client;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A channel to each of several gateways. Thread-safe. */
public final class GatewayConnections implements AutoCloseable {
    private static final long CLOSE_SECONDS = 2;

    private final Map<Gateway, ManagedChannel> channels = new LinkedHashMap<>();

    /** Refuses what {@link GatewayChannels#open} refuses. */
    public GatewayConnections(List<Gateway> gateways, Optional<Path> authority) {
        gateways.forEach(gateway -> channels.put(gateway, GatewayChannels.open(gateway.address(), authority)));
    }

    public List<Gateway> gateways() {
        return List.copyOf(channels.keySet());
    }

    /** The channel to the gateway of this address. */
    public ManagedChannel channel(Gateway gateway) {
        return channels.entrySet().stream()
                .filter(entry -> entry.getKey().address().equals(gateway.address()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(gateway + " is none of " + channels.keySet()));
    }

    @Override
    public void close() {
        channels.values().forEach(ManagedChannel::shutdownNow);
        for (ManagedChannel channel : channels.values()) {
            try {
                channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
