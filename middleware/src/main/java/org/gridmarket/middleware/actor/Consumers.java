package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.middleware.component.ComponentLimits;
import org.gridmarket.middleware.model.ActorType.Reach;

/** Actors that are connected to this one, and what they want of it. Time comes in as an argument. */
final class Consumers {
    private static final class Consumer {
        private String actor = "";
        private long heardMillis;
        private long takenBackMillis = -ComponentLimits.LINK_BEAT_MILLIS;
        private final Set<String> ports = new LinkedHashSet<>();
    }

    private final Set<String> services;

    /** Those that answer; what others ask of a publisher is not heard. */
    private final Set<String> answering;

    private final LinkEffects effects;
    private final Map<Life, Consumer> consumers = new LinkedHashMap<>();

    Consumers(List<ActorPorts.Service> services, LinkEffects effects) {
        this.services = new LinkedHashSet<>();
        this.answering = new LinkedHashSet<>();
        services.stream().filter(each -> each.wire().reach() != Reach.ACTOR).forEach(each -> {
            this.services.add(each.name());
            if (each.wire().kind() != Kind.PUB) {
                answering.add(each.name());
            }
        });
        this.effects = effects;
    }

    /**
     * Takes the whole list of what an actor wants, and says what of it there is. Ports are taken back once a beat at most: who
     * takes one back and wants it again without end would fill the line in which components are told of it.
     */
    void hear(Life peer, LinkMessage.Wants wants, long nowMillis) {
        if (!consumers.containsKey(peer) && consumers.size() >= ComponentLimits.PEERS) {
            return;
        }
        Consumer consumer = consumers.computeIfAbsent(peer, none -> new Consumer());
        consumer.actor = wants.actor();
        consumer.heardMillis = nowMillis;
        List<String> before = List.copyOf(consumer.ports);
        boolean takesBack = !wants.ports().containsAll(before);
        boolean tooSoon = takesBack && nowMillis - consumer.takenBackMillis < ComponentLimits.LINK_BEAT_MILLIS;
        if (takesBack && !tooSoon) {
            consumer.takenBackMillis = nowMillis;
        }
        List<String> there = Stream.concat(tooSoon ? before.stream() : Stream.<String>empty(), wants.ports().stream())
                .filter(services::contains)
                .distinct()
                .toList();
        consumer.ports.clear();
        consumer.ports.addAll(there);
        before.stream()
                .filter(port -> !consumer.ports.contains(port))
                .forEach(port -> effects.peerDown(port, consumer.actor));
        effects.toConsumer(peer, new LinkMessage.Has(there));
        there.stream().filter(port -> !before.contains(port)).forEach(port -> effects.peerUp(port, consumer.actor));
    }

    /** Who hears a port. */
    List<Life> subscribers(String port) {
        List<Life> subscribers = new ArrayList<>();
        consumers.forEach((peer, consumer) -> {
            if (consumer.ports.contains(port)) {
                subscribers.add(peer);
            }
        });
        return subscribers;
    }

    /** What an actor that asks is called; empty when it is not connected to the port, or nobody answers there. */
    String actor(Life peer, String port) {
        Consumer consumer = consumers.get(peer);
        return consumer != null && consumer.ports.contains(port) && answering.contains(port) ? consumer.actor : "";
    }

    /** Whether it has said something within three beats. */
    boolean isHeard(Life peer, long nowMillis) {
        Consumer consumer = consumers.get(peer);
        return consumer != null && nowMillis - consumer.heardMillis <= ComponentLimits.LINK_SILENT_MILLIS;
    }

    void beat(long nowMillis) {
        List.copyOf(consumers.keySet()).stream()
                .filter(peer -> !isHeard(peer, nowMillis))
                .forEach(this::end);
    }

    /** Forgets an actor. */
    void end(Life peer) {
        Consumer consumer = consumers.remove(peer);
        if (consumer != null) {
            consumer.ports.forEach(port -> effects.peerDown(port, consumer.actor));
        }
    }
}
