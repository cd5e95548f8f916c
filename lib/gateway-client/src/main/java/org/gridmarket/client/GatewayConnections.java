package org.gridmarket.client;

import io.grpc.ManagedChannel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.discovery.client.Consortium;
import org.jspecify.annotations.Nullable;

/** A channel to each of several gateways; with discovery they come and go. Thread-safe. */
public final class GatewayConnections implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GatewayConnections.class.getName());
    private static final long CLOSE_SECONDS = 2;
    private static final long PATIENCE_MILLIS = 10_000;

    private final Map<Gateway, ManagedChannel> channels = new LinkedHashMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private volatile @Nullable GatewayDirectory directory;

    /** Refuses what {@link GatewayChannels#open} refuses. */
    public GatewayConnections(List<Gateway> gateways, Optional<Path> authority) {
        gateways.forEach(gateway -> channels.put(gateway, GatewayChannels.open(gateway.address(), authority)));
    }

    /**
     * Finds the gateways of all organisations from a few contacts, and keeps up with them as they come and go. Returns when
     * gateways of two organisations are known, which is at once when the contacts are of two; waits for that as long as it takes.
     *
     * @param contacts at least one
     * @param authority certificates that vouch for contacts; those of the JDK when empty
     * @throws IllegalArgumentException for what {@link GatewayChannels#open} refuses, and a file that cannot be read
     */
    public static GatewayConnections discovering(
            Consortium consortium, List<Gateway> contacts, Optional<Path> authority) throws InterruptedException {
        GatewayConnections connections = new GatewayConnections(contacts, authority);
        GatewayDirectory directory = new GatewayDirectory(consortium, authority, connections);
        connections.directory = directory;
        while (!directory.awaitTwoVoices(PATIENCE_MILLIS)) {
            LOG.log(
                    Level.WARNING,
                    "gateways of two organisations have to be known, and {0} tell of no other yet; it is waited for",
                    contacts);
        }
        return connections;
    }

    public synchronized List<Gateway> gateways() {
        return List.copyOf(channels.keySet());
    }

    /** The channel to the gateway of this address. */
    public ManagedChannel channel(Gateway gateway) {
        return find(gateway).orElseThrow(() -> new IllegalArgumentException(gateway + " is none of " + gateways()));
    }

    /** Whether gateways that are not known yet may come. */
    public boolean isDiscovering() {
        return directory != null;
    }

    /** The same, while there is one. */
    synchronized Optional<ManagedChannel> find(Gateway gateway) {
        return channels.entrySet().stream()
                .filter(entry -> entry.getKey().address().equals(gateway.address()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whoever wants to know when a gateway has come or gone; called by whoever brings that. */
    public void onChange(Runnable watcher) {
        watchers.add(watcher);
    }

    /** One more, unless one of this address is there; the channel is made only when it is taken. */
    void add(Gateway gateway, Supplier<ManagedChannel> channel) {
        synchronized (this) {
            if (find(gateway).isPresent()) {
                return;
            }
            channels.put(gateway, channel.get());
        }
        watchers.forEach(Runnable::run);
    }

    /** One less: calls that run over its channel run on, and nobody begins another. */
    void remove(Gateway gateway) {
        ManagedChannel gone;
        synchronized (this) {
            gone = channels.remove(gateway);
        }
        if (gone != null) {
            gone.shutdown();
            watchers.forEach(Runnable::run);
        }
    }

    private synchronized List<ManagedChannel> channels() {
        return List.copyOf(channels.values());
    }

    @Override
    public void close() {
        GatewayDirectory watching = directory;
        if (watching != null) {
            watching.close();
        }
        List<ManagedChannel> open = channels();
        open.forEach(ManagedChannel::shutdownNow);
        for (ManagedChannel channel : open) {
            try {
                channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
