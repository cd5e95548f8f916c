package org.gridmarket.middleware.wires;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jgroups.Address;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent, for each destination by itself: a thread while something waits, none else. What does not find room is
 * lost, and what waits for somebody who cannot be reached as well: it would be old when it came. Thread-safe.
 */
final class Outboxes {
    private static final Logger LOG = System.getLogger(Outboxes.class.getName());

    private final Wire wire;
    private final Map<Address, Outbox> boxes = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Sends one frame; may wait for a connection. */
    @FunctionalInterface
    interface Wire {
        void send(Address to, byte[] frame) throws Exception;
    }

    private static final class Outbox {
        private final Queue<byte[]> waiting = new ArrayDeque<>();
        private long bytes;
    }

    Outboxes(Wire wire) {
        this.wire = wire;
    }

    /** Never waits. The frame is copied: the caller uses its buffer again. */
    void put(Address to, byte[] frame, int offset, int length) {
        if (closed) {
            return;
        }
        byte[] copy = Arrays.copyOfRange(frame, offset, offset + length);
        boxes.compute(to, (same, found) -> {
            Outbox box = found == null ? new Outbox() : found;
            if (box.bytes + length > MiddlewareLimits.WAITING_BYTES_PER_MEMBER) {
                return box;
            }
            box.waiting.add(copy);
            box.bytes += length;
            if (found == null) {
                Thread.ofVirtual().name("sends").start(() -> empty(to));
            }
            return box;
        });
    }

    private void empty(Address to) {
        for (byte[] next = next(to); next != null; next = next(to)) {
            try {
                wire.send(to, next);
            } catch (Exception unreachable) { // as the library declares it
                LOG.log(Level.DEBUG, "what waited for {0} is lost: {1}", to, unreachable);
                boxes.remove(to);
                return;
            }
        }
    }

    /** The next frame; with the last one its outbox is gone, and with it the thread. */
    private byte @Nullable [] next(Address to) {
        byte[][] next = new byte[1][];
        boxes.computeIfPresent(to, (same, box) -> {
            next[0] = box.waiting.poll();
            if (next[0] == null) {
                return null;
            }
            box.bytes -= next[0].length;
            return box;
        });
        return next[0];
    }

    /** Nothing is sent any more. */
    void close() {
        closed = true;
        boxes.clear();
    }
}
