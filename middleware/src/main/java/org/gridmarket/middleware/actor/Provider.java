package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.middleware.component.ComponentLimits;

/** An actor whose services this one needs, and how far the connection to it has come. */
final class Provider {
    /** A service of it. */
    static final class Offer {
        final String port;
        final List<ActorPorts.Need> needs;

        /** Discovery says that it is gone, and the connection still delivers: nothing new is asked. */
        boolean retired;

        /** The provider has said that this actor is connected to it. */
        boolean confirmed;

        Offer(String port, List<ActorPorts.Need> needs) {
            this.port = port;
            this.needs = List.copyOf(needs);
        }
    }

    final Life life;
    final String actor;
    final Endpoint endpoint;
    final Map<RecordId, Offer> offers = new LinkedHashMap<>();
    boolean connected;
    long connectedMillis;
    long heardMillis;
    long saidMillis;
    long takenBackMillis = -ComponentLimits.LINK_BEAT_MILLIS;

    Provider(Life life, String actor, Endpoint endpoint) {
        this.life = life;
        this.actor = actor;
        this.endpoint = endpoint;
    }

    List<String> ports() {
        return offers.values().stream().map(offer -> offer.port).distinct().toList();
    }

    /** The offers of one of its ports: one, unless two records name it. */
    List<Offer> at(String port) {
        List<Offer> found = new ArrayList<>();
        offers.values().stream().filter(offer -> offer.port.equals(port)).forEach(found::add);
        return found;
    }

    /** Whether it takes back now what it has confirmed; once a beat at most, so that nobody is told of it without end. */
    boolean takesBack(List<String> there, long nowMillis) {
        boolean less = offers.values().stream().anyMatch(offer -> offer.confirmed && !there.contains(offer.port));
        if (!less || nowMillis - takenBackMillis < ComponentLimits.LINK_BEAT_MILLIS) {
            return false;
        }
        takenBackMillis = nowMillis;
        return true;
    }

    boolean isRetired() {
        return offers.values().stream().allMatch(offer -> offer.retired);
    }
}
