package org.gridmarket.gateway.market;

import java.util.HashMap;
import java.util.Map;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * What a chore leaves for a while, mostly since another gateway was faster, so that one thing that cannot be done holds up no
 * other. Not thread-safe.
 *
 * @param <K> by what things are told apart
 */
public final class LeftAlone<K> {
    private final Map<K, LedgerTime> left = new HashMap<>();

    /** From now on, for so long. */
    public void leave(K thing, LedgerTime now, long millis) {
        left.values().removeIf(until -> !now.isBefore(until));
        left.put(thing, now.plusMillis(millis));
    }

    public boolean isLeft(K thing, LedgerTime now) {
        LedgerTime until = left.get(thing);
        return until != null && now.isBefore(until);
    }
}
