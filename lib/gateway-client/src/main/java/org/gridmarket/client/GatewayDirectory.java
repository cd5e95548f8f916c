package org.gridmarket.client;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gridmarket.api.v1.DiscoveryGrpc;
import org.gridmarket.api.v1.WatchCards;
import org.gridmarket.api.v1.WatchedCard;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.protocol.CardWatch;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;

/**
 * Knows the gateways of all organisations from a few contacts. It watches two of them, of different organisations when it can,
 * unites what they say, and believes what nodes of the consortium have signed (spec middleware, Clients): one can withhold, none
 * can forge. Connections grow and shrink by it; the contacts are never given up. Thread-safe.
 */
public final class GatewayDirectory implements AutoCloseable {
    private static final Logger LOG = System.getLogger(GatewayDirectory.class.getName());

    /** So many gateways are watched at a time. */
    private static final int WATCHED = 2;

    /** Time passes for what has run out. */
    private static final long TICK_MILLIS = 200;

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    /** Gateways that a client speaks with; beyond it no more are taken in. */
    private static final int MOST_GATEWAYS = 64;

    private final String channel;
    private final List<Gateway> contacts;
    private final Optional<Path> authority;
    private final GatewayConnections connections;
    private final CardWatch cards;
    private final Map<RecordId, List<Gateway>> told = new LinkedHashMap<>();
    private final Map<Gateway, Bytes> pins = new HashMap<>();

    /** Gateways that have another key now than their connection was opened for. */
    private final Set<Gateway> rekeyed = new HashSet<>();

    private final Map<Integer, Gateway> watched = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Context.CancellableContext> streams = new ArrayList<>();

    /**
     * Begins to watch.
     *
     * @param consortium whose certificates are believed, and which ledger is meant
     * @param authority certificates that vouch for contacts over TLS; those of the JDK when empty
     * @param connections that grow and shrink by what is heard; those that are there are the contacts, which stay
     */
    public GatewayDirectory(Consortium consortium, Optional<Path> authority, GatewayConnections connections) {
        this(
                consortium.channel(),
                consortium.authority(InstantSource.system()),
                new PinnedEd25519(),
                authority,
                connections);
    }

    GatewayDirectory(
            String channel,
            Authority roots,
            SignatureCheck signatures,
            Optional<Path> authority,
            GatewayConnections connections) {
        this.channel = channel;
        this.contacts = connections.gateways();
        this.authority = authority;
        this.connections = connections;
        HeadCheck judge =
                new HeadCheck(roots, signatures, new DenialBook(), CardWatch.NO_SITE, EnumSet.allOf(Unit.class));
        this.cards = new CardWatch(judge, record -> record.type().equals(ServiceType.GATEWAY), this::hear, now());
        Thread.ofVirtual().name("directory-time").start(this::tick);
        for (int i = 0; i < WATCHED; i++) {
            int slot = i;
            Thread.ofVirtual().name("directory-" + slot).start(() -> watch(slot));
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** Of {@link CardWatch}, with this object's lock held. */
    private void hear(Tell tell) {
        switch (tell) {
            case Tell.Up up -> put(up.service());
            case Tell.Changed changed -> put(changed.service());
            case Tell.Down down -> {
                LOG.log(Level.INFO, "a gateway is gone ({0}): {1}", down.cause(), told.get(down.id()));
                told.remove(down.id());
                pins.keySet().removeIf(gateway -> told.values().stream().noneMatch(each -> each.contains(gateway)));
            }
            case Tell.Complete done -> {
                // says nothing of a gateway
            }
        }
    }

    private void put(Service service) {
        if (!service.record().attribute(Attribute.CHANNEL).equals(Optional.of(channel))) {
            return;
        }
        List<Gateway> gateways = new ArrayList<>();
        for (Endpoint endpoint : service.record().endpoints()) {
            Bytes pin = endpoint.key();
            Gateway gateway = new Gateway(
                    (pin == null ? "" : "https://") + endpoint.address(),
                    service.organisation().name());
            Bytes before = pins.remove(gateway);
            if (before != null && (pin == null || !before.equals(pin))) {
                rekeyed.add(gateway);
            }
            if (pin != null) {
                pins.put(gateway, pin);
            }
            gateways.add(gateway);
        }
        told.put(service.id(), gateways);
        LOG.log(Level.INFO, "a gateway is there: {0}", gateways);
    }

    private void tick() {
        while (pause(TICK_MILLIS)) {
            synchronized (this) {
                cards.tick(now());
            }
            reconnect();
        }
    }

    /** Takes in what is new, and lets go of what is gone; outside of the lock, since whoever watches connections has its own. */
    private void reconnect() {
        List<Gateway> wanted;
        List<Gateway> stale;
        synchronized (this) {
            stale = List.copyOf(rekeyed);
            rekeyed.clear();
            wanted = told.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .limit(MOST_GATEWAYS)
                    .toList();
        }
        stale.stream().filter(gateway -> !contacts.contains(gateway)).forEach(connections::remove);
        for (Gateway gateway : wanted) {
            try {
                connections.add(gateway, () -> open(gateway));
            } catch (IllegalArgumentException refused) {
                LOG.log(Level.DEBUG, "{0} is told, and not spoken with: {1}", gateway, refused.getMessage());
            }
        }
        for (Gateway known : connections.gateways()) {
            if (!contacts.contains(known) && !wanted.contains(known)) {
                connections.remove(known);
            }
        }
    }

    private ManagedChannel open(Gateway gateway) {
        Bytes pin;
        synchronized (this) {
            pin = pins.get(gateway);
        }
        return pin == null
                ? GatewayChannels.open(gateway.address(), authority)
                : GatewayChannels.openPinned(gateway.address(), pin);
    }

    private void watch(int slot) {
        SecureRandom random = new SecureRandom();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        do {
            Gateway gateway = choose(slot, random);
            boolean heard = watchOnce(gateway);
            pauseMillis = heard ? FIRST_PAUSE_MILLIS : Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
        } while (pause(pauseMillis));
    }

    /** Any of another organisation than the other slots watch, if there is one. */
    private synchronized Gateway choose(int slot, SecureRandom random) {
        watched.remove(slot);
        Set<String> others = new HashSet<>();
        watched.values().forEach(gateway -> others.add(gateway.organisation().toUpperCase(Locale.ROOT)));
        List<Gateway> all = connections.gateways();
        List<Gateway> fitting = all.stream()
                .filter(gateway -> !others.contains(gateway.organisation().toUpperCase(Locale.ROOT)))
                .toList();
        List<Gateway> from = fitting.isEmpty() ? all : fitting;
        Gateway chosen = from.get(random.nextInt(from.size()));
        watched.put(slot, chosen);
        return chosen;
    }

    /** One stream to its end; whether anything was heard over it. */
    private boolean watchOnce(Gateway gateway) {
        Context.CancellableContext context = Context.ROOT.withCancellation();
        String name = gateway.address() + " " + System.identityHashCode(context);
        boolean heard = false;
        try {
            begin(context);
            Iterator<WatchedCard> stream = context.call(() ->
                    DiscoveryGrpc.newBlockingStub(connections.channel(gateway)).watch(WatchCards.getDefaultInstance()));
            while (stream.hasNext()) {
                WatchedCard reply = stream.next();
                if (!heard) {
                    speaks(name);
                    heard = true;
                }
                take(reply, gateway);
            }
        } catch (StatusRuntimeException silent) {
            LOG.log(Level.DEBUG, "{0} tells of no nodes: {1}", gateway, StatusText.of(silent));
        } catch (IllegalArgumentException gone) {
            LOG.log(Level.DEBUG, "{0} has gone meanwhile", gateway);
        } catch (Exception neverChecked) { // as Context declares it
            throw new IllegalStateException(neverChecked);
        } finally {
            context.cancel(null);
            end(context, name);
        }
        return heard;
    }

    private synchronized void begin(Context.CancellableContext context) {
        streams.add(context);
        if (closing.getCount() == 0) {
            context.cancel(null);
        }
    }

    private synchronized void speaks(String name) {
        cards.speaks(name, now());
    }

    private synchronized void end(Context.CancellableContext context, String name) {
        streams.remove(context);
        cards.isSilent(name);
    }

    private void take(WatchedCard reply, Gateway from) {
        if (reply.getComplete()) {
            reconnect(); // at once, and not at the next tick
            return;
        }
        switch (Message.read(Bytes.of(reply.getMessage().toByteArray()))) {
            case Decision.Accepted<Message>(Message message) -> believe(message, from);
            case Decision.Rejected<Message>(var reason) ->
                LOG.log(Level.DEBUG, "{0} tells what cannot be read: {1}", from, reason.text());
        }
    }

    private synchronized void believe(Message message, Gateway from) {
        Decision<?> believed = switch (message) {
            case Message.Copy copy -> cards.heard(copy, now());
            case Message.Denial denial -> cards.denied(denial.list(), now());
            case Message other -> Decision.accept(other); // nothing for a client
        };
        if (believed instanceof Decision.Rejected<?>(var reason)) {
            LOG.log(Level.DEBUG, "{0} tells what is not believed: {1}", from, reason.text());
        }
    }

    /**
     * Waits until gateways of two organisations are connected, or time is over.
     *
     * @return whether they are
     */
    public boolean awaitTwoVoices(long millis) throws InterruptedException {
        return await(EventAgreement::areTwoVoices, millis);
    }

    /**
     * Waits until those that are known are as somebody wants them, or time is over.
     *
     * @return whether they are
     */
    public boolean await(Predicate<List<Gateway>> wanted, long millis) throws InterruptedException {
        long end = now() + millis;
        while (!wanted.test(connections.gateways())) {
            long left = end - now();
            if (left <= 0) {
                return false;
            }
            closing.await(Math.min(left, TICK_MILLIS), TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private boolean pause(long millis) {
        try {
            return !closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closing.countDown();
        List.copyOf(streams).forEach(stream -> stream.cancel(null));
    }
}
