package org.gridmarket.gateway.grpc;

import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/**
 * Calls whose message has not come yet. When there are too many, the oldest goes: an honest message follows its headers at
 * once, so a crowd that sends none pushes out itself. Safe to use from any thread.
 */
final class Arrivals {
    private final Slots slots;
    private final Slots pieces;
    private final Map<CarriedCall<?, ?>, Place> oldestFirst = new LinkedHashMap<>();

    /**
     * @param slots of calls
     * @param pieces of their messages
     */
    Arrivals(Slots slots, Slots pieces) {
        this.slots = slots;
        this.pieces = pieces;
    }

    /** What counts the bytes of a call's message. */
    MessageBytes bytesOf(Origin origin) {
        return new MessageBytes(pieces, origin);
    }

    /** Lets a call in, or says why not. */
    Optional<Status> enter(CarriedCall<?, ?> call) {
        Slots.Answer answer = slots.take(call.origin());
        if (answer instanceof Slots.Full full && !full.ofOrigin() && pushOutOldest()) {
            answer = slots.take(call.origin());
        }
        return switch (answer) {
            case Slots.Full full -> Optional.of(Status.RESOURCE_EXHAUSTED.withDescription(full.reason()));
            case Place place -> {
                synchronized (this) {
                    oldestFirst.put(call, place);
                }
                yield Optional.empty();
            }
        };
    }

    private boolean pushOutOldest() {
        CarriedCall<?, ?> oldest;
        synchronized (this) {
            oldest = oldestFirst.isEmpty()
                    ? null
                    : oldestFirst.keySet().iterator().next();
        }
        if (oldest == null) {
            return false;
        }
        leave(oldest);
        oldest.giveUp(
                Status.RESOURCE_EXHAUSTED.withDescription("the call sent no message, and others needed its place"));
        return true;
    }

    /** The message is here, or never will be. */
    void leave(CarriedCall<?, ?> call) {
        Place place;
        synchronized (this) {
            place = oldestFirst.remove(call);
        }
        if (place != null) {
            place.close();
        }
    }
}
