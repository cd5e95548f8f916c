package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.middleware.component.ComponentLimits;

/** Actors whose services this one needs: connected to with few handshakes at once, and up as long as they are heard. */
final class Providers {
    private final String own;
    private final List<ActorPorts.Need> needs;
    private final LinkEffects effects;
    private final Map<Life, Provider> providers = new LinkedHashMap<>();
    private final Map<String, Integer> turns = new HashMap<>();
    private long handshakesFrom;
    private int handshakes;

    Providers(String own, List<ActorPorts.Need> needs, LinkEffects effects) {
        this.own = own;
        this.needs = needs;
        this.effects = effects;
    }

    /** A port of another actor. */
    record Target(Life peer, String port) {}

    /** A record of another actor is there; what is known of it may be older. */
    void up(Service service, Endpoint endpoint, long nowMillis) {
        ServiceRecord record = service.record();
        List<ActorPorts.Need> matching = needs.stream()
                .filter(need -> ActorRecords.fits(need.wire(), record))
                .toList();
        if (matching.isEmpty()) {
            return;
        }
        Provider provider = providers.get(record.life());
        if (provider == null) {
            if (providers.size() >= ComponentLimits.PEERS) {
                return;
            }
            provider = new Provider(record.life(), record.actor() + "-" + record.instance(), endpoint);
            providers.put(record.life(), provider);
        }
        Provider.Offer known = provider.offers.get(service.id());
        if (known == null) {
            provider.offers.put(service.id(), new Provider.Offer(record.port(), matching));
        } else {
            known.retired = false;
        }
        if (provider.connected) {
            say(provider, nowMillis);
        } else {
            connect(provider, nowMillis);
        }
    }

    /**
     * A record is there no more.
     *
     * @param atOnce whether its actor has ended or is not to be trusted; else the connection stays while it delivers
     */
    void down(Life life, RecordId id, boolean atOnce, long nowMillis) {
        Provider provider = providers.get(life);
        Provider.Offer offer = provider == null ? null : provider.offers.get(id);
        if (provider == null || offer == null) {
            return;
        }
        offer.retired = true;
        if (atOnce) {
            unconfirm(provider, offer);
            provider.offers.remove(id);
        }
        if (provider.offers.isEmpty() || (provider.isRetired() && !isHeard(provider, nowMillis))) {
            end(provider);
        }
    }

    /** The provider is connected to what it names. */
    void hear(Life peer, LinkMessage.Has has, long nowMillis) {
        Provider provider = providers.get(peer);
        if (provider == null) {
            return;
        }
        provider.heardMillis = nowMillis;
        boolean takesBack = provider.takesBack(has.ports(), nowMillis);
        for (Provider.Offer offer : provider.offers.values()) {
            boolean there = has.ports().contains(offer.port);
            if (there && !offer.confirmed) {
                offer.confirmed = true;
                offer.needs.forEach(need -> effects.peerUp(need.name(), provider.actor));
            } else if (!there && takesBack) {
                unconfirm(provider, offer);
            }
        }
    }

    /** Ports of this actor that a publication of another one is for; one that only asks there hears none. */
    List<ActorPorts.Need> subscribers(Life peer, String port) {
        Provider provider = providers.get(peer);
        return provider == null
                ? List.of()
                : provider.at(port).stream()
                        .flatMap(offer -> offer.needs.stream())
                        .filter(need -> need.wire().kind() == Kind.PUB)
                        .toList();
    }

    /**
     * Whom to ask; one after the other when there are several.
     *
     * @param inside services of the same actor
     */
    Optional<Target> next(String need, List<Target> inside) {
        List<Target> there = targets(need);
        there.addAll(inside);
        if (there.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(there.get(turns.merge(need, 1, Integer::sum) % there.size()));
    }

    private List<Target> targets(String need) {
        List<Target> there = new ArrayList<>();
        for (Provider provider : providers.values()) {
            for (Provider.Offer offer : provider.offers.values()) {
                if (offer.confirmed
                        && !offer.retired
                        && offer.needs.stream().anyMatch(each -> each.name().equals(need))) {
                    there.add(new Target(provider.life, offer.port));
                }
            }
        }
        return there;
    }

    /** Ports that have somebody to ask. */
    Set<String> answerable() {
        Set<String> ports = new LinkedHashSet<>();
        needs.stream()
                .map(ActorPorts.Need::name)
                .filter(need -> !targets(need).isEmpty())
                .forEach(ports::add);
        return ports;
    }

    boolean isHeard(Life peer, long nowMillis) {
        Provider provider = providers.get(peer);
        return provider != null && isHeard(provider, nowMillis);
    }

    private static boolean isHeard(Provider provider, long nowMillis) {
        return provider.offers.values().stream().anyMatch(offer -> offer.confirmed)
                && nowMillis - provider.heardMillis <= ComponentLimits.LINK_SILENT_MILLIS;
    }

    /** Connects whom it is the turn of, says that this actor is there, and lets go of who is silent. */
    void beat(long nowMillis) {
        for (Provider provider : List.copyOf(providers.values())) {
            if (!provider.connected || hasFailed(provider, nowMillis)) {
                connect(provider, nowMillis);
            } else if (nowMillis - provider.saidMillis >= ComponentLimits.LINK_BEAT_MILLIS) {
                say(provider, nowMillis);
            }
            boolean confirmed = provider.offers.values().stream().anyMatch(offer -> offer.confirmed);
            if (confirmed && !isHeard(provider, nowMillis)) {
                provider.offers.values().forEach(offer -> unconfirm(provider, offer));
                effects.gone(provider.life);
            }
            if (provider.isRetired() && !isHeard(provider, nowMillis)) {
                end(provider);
            }
        }
    }

    /** Nothing of it is connected, though it was tried for long enough. */
    private static boolean hasFailed(Provider provider, long nowMillis) {
        long since = Math.max(provider.connectedMillis, provider.heardMillis);
        return nowMillis - since >= ComponentLimits.CONNECT_MILLIS
                && provider.offers.values().stream().noneMatch(offer -> offer.confirmed);
    }

    private void connect(Provider provider, long nowMillis) {
        if (nowMillis - handshakesFrom >= ComponentLimits.HANDSHAKES_MILLIS) {
            handshakesFrom = nowMillis;
            handshakes = 0;
        }
        if (handshakes < ComponentLimits.HANDSHAKES_TOGETHER) {
            handshakes++;
            provider.connected = true;
            provider.connectedMillis = nowMillis;
            effects.connect(provider.life, provider.endpoint);
            say(provider, nowMillis);
        }
    }

    private void say(Provider provider, long nowMillis) {
        provider.saidMillis = nowMillis;
        effects.toProvider(provider.life, new LinkMessage.Wants(own, provider.ports()));
    }

    private void unconfirm(Provider provider, Provider.Offer offer) {
        if (offer.confirmed) {
            offer.confirmed = false;
            offer.needs.forEach(need -> effects.peerDown(need.name(), provider.actor));
        }
    }

    private void end(Provider provider) {
        provider.offers.values().forEach(offer -> unconfirm(provider, offer));
        providers.remove(provider.life);
        effects.gone(provider.life);
        if (provider.connected) {
            effects.disconnect(provider.life);
        }
    }
}
