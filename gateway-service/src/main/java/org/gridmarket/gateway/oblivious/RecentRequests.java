package org.gridmarket.gateway.oblivious;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The newest sealed requests by their ephemeral keys, so that a relay's copy of one is refused (RFC 9458, 6.5). What has
 * been forgotten does no harm either: an operation's id makes it count once.
 */
final class RecentRequests {
    private final int most;
    private final Set<Bytes> keys = new LinkedHashSet<>();

    RecentRequests(int most) {
        this.most = most;
    }

    /** False when it has been here before. */
    synchronized boolean add(Bytes ephemeralKey) {
        if (!keys.add(ephemeralKey)) {
            return false;
        }
        if (keys.size() > most) {
            keys.remove(keys.iterator().next());
        }
        return true;
    }
}
