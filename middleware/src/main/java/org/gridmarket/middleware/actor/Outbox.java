package org.gridmarket.middleware.actor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiPredicate;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.BoundedLine;
import org.gridmarket.middleware.component.Budget;
import org.gridmarket.middleware.component.ComponentLimits;

/** What waits for actors that read slower than others write; each has its own share, so that one does not hold up the others. */
final class Outbox {
    /** A message with its header. */
    record Parcel(Bytes header, Bytes message) {
        long bytes() {
            return (long) header.length() + message.length();
        }
    }

    private final Map<Life, BoundedLine<Parcel>> peers = new LinkedHashMap<>();
    private final Budget budget = new Budget(ComponentLimits.LEAVING_BYTES);

    /** False when too much waits for this actor, or for all together. */
    boolean add(Life peer, Parcel parcel) {
        return peers.computeIfAbsent(peer, none -> new BoundedLine<>(Parcel::bytes, budget))
                .offer(parcel);
    }

    /** Hands over as much as is taken, in order. */
    void flush(BiPredicate<Life, Parcel> taken) {
        peers.forEach((peer, waiting) -> {
            while (waiting.first().filter(parcel -> taken.test(peer, parcel)).isPresent()) {
                waiting.poll();
            }
        });
        peers.values().removeIf(BoundedLine::isEmpty);
    }

    /** Nothing more is for this actor. */
    void forget(Life peer) {
        BoundedLine<Parcel> waiting = peers.remove(peer);
        if (waiting != null) {
            waiting.clear();
        }
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }
}
