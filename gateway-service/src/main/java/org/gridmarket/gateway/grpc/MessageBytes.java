package org.gridmarket.gateway.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/**
 * What the message of one call takes of this gateway's memory, in pieces that are counted as places, from when it comes until
 * the call has ended. The first piece of a message is everybody's, so that a crowd of long messages keeps no short one out.
 * Safe to use from any thread.
 */
final class MessageBytes {
    /** A piece. Most messages are shorter. */
    static final int PIECE = 16 * 1024;

    private final Slots pieces;
    private final Origin origin;
    private final List<Place> held = new ArrayList<>();

    MessageBytes(Slots pieces, Origin origin) {
        this.pieces = pieces;
        this.origin = origin;
    }

    /** Takes what a message of so many bytes needs; why it cannot, when there is not enough. */
    synchronized Optional<Slots.Full> grow(long bytes) {
        while ((held.size() + 1L) * PIECE < bytes) {
            switch (pieces.take(origin)) {
                case Place place -> held.add(place);
                case Slots.Full full -> {
                    return Optional.of(full);
                }
            }
        }
        return Optional.empty();
    }

    /** Gives all of it back. */
    synchronized void end() {
        held.forEach(Place::close);
        held.clear();
    }
}
