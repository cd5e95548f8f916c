package org.gridmarket.middleware.actor;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What an actor knows of the other actors of its application, as a state machine: discovery says who is there,
 * connections say who is heard. Time and messages come in as arguments. Not for several threads.
 */
final class PeerTable {
    private final ActorRecords own;
    private final NodeId node;
    private final LinkEffects effects;
    private final Providers providers;
    private final Consumers consumers;
    private final Map<RecordId, Life> records = new HashMap<>();
    private final Map<Life, Known> known = new LinkedHashMap<>();

    /** An actor of which records are live, or connections still deliver. */
    private static final class Known {
        private final boolean sameMachine;
        private final Set<RecordId> live = new LinkedHashSet<>();
        private @Nullable Bytes key;

        Known(boolean sameMachine) {
            this.sameMachine = sameMachine;
        }
    }

    /** @param node of this machine */
    PeerTable(ActorRecords own, NodeId node, ActorPorts ports, LinkEffects effects) {
        this.own = own;
        this.node = node;
        this.effects = effects;
        this.providers = new Providers(own.name(), ports.needs(), effects);
        this.consumers = new Consumers(ports.services(), effects);
    }

    Providers providers() {
        return providers;
    }

    Consumers consumers() {
        return consumers;
    }

    /** A difference of what is live. */
    void hear(Tell tell, long nowMillis) {
        switch (tell) {
            case Tell.Up(Service service, var head) -> up(service, nowMillis);
            case Tell.Changed(Service service, var head) -> up(service, nowMillis);
            case Tell.Down(RecordId id, NodeId of, Cause cause, var head) -> down(id, endsAtOnce(cause), nowMillis);
            case Tell.Complete complete -> {
                // what is not told is not there: nothing was believed before
            }
        }
    }

    /** What has ended by itself or is not to be trusted is let go at once; what is only not heard of may still be there. */
    private static boolean endsAtOnce(Cause cause) {
        return switch (cause) {
            case RETRACTED, ENDED, DENIED -> true;
            case SILENT, LOST, EXPIRED -> false;
        };
    }

    private void up(Service service, long nowMillis) {
        Life life = service.record().life();
        Life before = records.put(service.id(), life);
        if (before != null && !before.equals(life)) {
            gone(before, service.id(), true, nowMillis);
        }
        Optional<Endpoint> keyed = service.record().endpoints().stream()
                .filter(endpoint -> endpoint.key() != null)
                .findFirst();
        boolean sameMachine = service.node().equals(node);
        Optional<Endpoint> plain = service.record().endpoints().stream()
                .filter(endpoint -> sameMachine && endpoint.key() == null)
                .findFirst();
        Optional<Endpoint> chosen = plain.or(() -> keyed);
        if (chosen.isEmpty() || life.equals(own.life())) {
            return;
        }
        Known peer = known.computeIfAbsent(life, none -> new Known(sameMachine));
        peer.live.add(service.id());
        if (peer.key == null) {
            peer.key = keyed.map(Endpoint::key).orElse(null);
        }
        admit();
        providers.up(service, chosen.get(), nowMillis);
    }

    private void down(RecordId id, boolean atOnce, long nowMillis) {
        Life life = records.remove(id);
        if (life != null) {
            gone(life, id, atOnce, nowMillis);
        }
    }

    private void gone(Life life, RecordId id, boolean atOnce, long nowMillis) {
        providers.down(life, id, atOnce, nowMillis);
        Known peer = known.get(life);
        if (peer == null) {
            return;
        }
        peer.live.remove(id);
        if (peer.live.isEmpty() && (atOnce || !isHeard(life, nowMillis))) {
            forget(life);
        }
    }

    private boolean isHeard(Life life, long nowMillis) {
        return consumers.isHeard(life, nowMillis) || providers.isHeard(life, nowMillis);
    }

    private void forget(Life life) {
        known.remove(life);
        consumers.end(life);
        admit();
    }

    private void admit() {
        Map<Life, Admission> all = new LinkedHashMap<>();
        known.forEach((life, peer) -> all.put(life, new Admission(peer.key, peer.sameMachine)));
        effects.admit(all);
    }

    void beat(long nowMillis) {
        providers.beat(nowMillis);
        consumers.beat(nowMillis);
        known.entrySet().stream()
                .filter(each -> each.getValue().live.isEmpty() && !isHeard(each.getKey(), nowMillis))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(this::forget);
    }
}
