package org.gridmarket.client;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which gateways are left alone for a while, since they were asked and were not there (spec middleware, Clients): 1 s, twice as
 * long each time until they answer, 30 s at most. Resting is no more than a later place in the order, so whoever is the only one
 * is asked nevertheless. All times are of one monotonic clock, ms. Not thread-safe.
 */
final class GatewayRests {
    static final long FIRST_MILLIS = 1_000;
    static final long LONGEST_MILLIS = 30_000;

    private final Map<Gateway, Rest> rests = new LinkedHashMap<>();

    private record Rest(long untilMillis, long lengthMillis) {}

    /** It did not answer. */
    void failed(Gateway gateway, long nowMillis) {
        Rest before = rests.get(gateway);
        long length = before == null ? FIRST_MILLIS : Math.min(2 * before.lengthMillis(), LONGEST_MILLIS);
        rests.put(gateway, new Rest(nowMillis + length, length));
    }

    /** It answers: whoever answers is there, whatever was before. */
    void answered(Gateway gateway) {
        rests.remove(gateway);
    }

    boolean isResting(Gateway gateway, long nowMillis) {
        Rest rest = rests.get(gateway);
        return rest != null && nowMillis < rest.untilMillis();
    }

    /** Forgets all others, so that no more is kept than there are gateways. */
    void keep(Collection<Gateway> gateways) {
        rests.keySet().retainAll(gateways);
    }
}
