package org.gridmarket.solver.worker;

import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Connections to several gateways; one serves until it fails, then the next. Thread-safe. */
final class Gateways implements AutoCloseable {
    /** A block of offers or trades. */
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    private static final long KEEP_ALIVE_SECONDS = 20;
    private static final long CLOSE_SECONDS = 2;

    private final List<ManagedChannel> channels;
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicLong newestBlock = new AtomicLong();

    Gateways(List<String> endpoints, Optional<Path> authority) {
        if (endpoints.isEmpty()) {
            throw new ConfigurationException("gridmarket.gateway.endpoints is empty; name host:port of a gateway");
        }
        ChannelCredentials credentials = credentials(authority);
        channels = endpoints.stream()
                .map(endpoint -> Grpc.newChannelBuilder(endpoint.strip(), credentials)
                        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                        .build())
                .toList();
    }

    private static ChannelCredentials credentials(Optional<Path> authority) {
        if (authority.isEmpty()) {
            return InsecureChannelCredentials.create();
        }
        try {
            return TlsChannelCredentials.newBuilder()
                    .trustManager(authority.get().toFile())
                    .build();
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "gridmarket.gateway.tls-ca " + authority.get() + " cannot be read: " + unreadable, unreadable);
        }
    }

    int count() {
        return channels.size();
    }

    ManagedChannel current() {
        return channels.get(Math.floorMod(current.get(), channels.size()));
    }

    /** Leaves a gateway that has failed; nothing happens when another thread has left it before. */
    void leave(ManagedChannel failed) {
        int index = current.get();
        if (channels.get(Math.floorMod(index, channels.size())).equals(failed)) {
            current.compareAndSet(index, index + 1);
        }
    }

    /** One of the gateways has told events of this block. */
    void heard(long block) {
        newestBlock.accumulateAndGet(block, Math::max);
    }

    /** The newest block heard of: what is posted builds on it, whichever gateway carries it. */
    long newestBlock() {
        return newestBlock.get();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        for (ManagedChannel channel : channels) {
            try {
                channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
