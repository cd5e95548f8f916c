package org.gridmarket.gateway.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What this gateway's node has told of all nodes, for as many readers as come: each reads on from a serial number. The node has
 * judged it, and every client judges it again. Holds {@link DiscoveryLimits#LIVE_NODES} cards, which is what a node bears.
 * Thread-safe.
 */
public final class CardBoard {
    /** One list for each organisation is enough; a node tells of a newer one rarely, and of none again. */
    private static final int MOST_DENIALS = 16;

    private final LongSupplier clockMillis;
    private final Map<NodeId, Held> cards = new TreeMap<>();
    private final Map<Bytes, Long> denials = new LinkedHashMap<>();
    private long serial;

    /**
     * The newest of a node.
     *
     * @param card its newest head, with mandate and content
     * @param wholeSerial when mandate or content changed last
     * @param headSerial when its newest head came
     * @param atMillis likewise, of the clock
     */
    private record Held(Message.Copy card, long wholeSerial, long headSerial, long atMillis) {}

    /**
     * What is new to a reader.
     *
     * @param messages to be handed on, with the ages they have now
     * @param serial to read on from
     */
    public record News(List<Message> messages, long serial) {
        public News {
            messages = List.copyOf(messages);
        }
    }

    /** @param clockMillis monotonic */
    public CardBoard(LongSupplier clockMillis) {
        this.clockMillis = clockMillis;
    }

    /** The node tells a card, a head whose card it has told before, or a list of denials. */
    public synchronized void take(Message message) {
        serial++;
        switch (message) {
            case Message.Copy copy -> put(copy);
            case Message.Denial denial -> {
                denials.putIfAbsent(denial.list(), serial);
                if (denials.size() > MOST_DENIALS) {
                    denials.remove(denials.keySet().iterator().next());
                }
            }
            case Message.Want want -> throw new IllegalArgumentException("a question is no card");
            case Message.Summary summary -> throw new IllegalArgumentException("a summary is no card");
        }
        notifyAll();
    }

    private void put(Message.Copy copy) {
        long now = clockMillis.getAsLong();
        cards.values()
                .removeIf(held -> now - held.atMillis() > DiscoveryTimes.remote(DiscoveryTimes.LONGEST_LEASE_MILLIS));
        NodeId node = copy.head().node();
        Held before = cards.get(node);
        if (copy.content() != null) {
            if (before != null || cards.size() < DiscoveryLimits.LIVE_NODES) {
                cards.put(node, new Held(copy, serial, serial, now));
            }
        } else if (before != null) {
            Message.Copy whole = new Message.Copy(
                    copy.head(),
                    copy.ageMillis(),
                    before.card().mandate(),
                    before.card().content());
            cards.put(node, new Held(whole, before.wholeSerial(), serial, now));
        }
    }

    /** What has come since a reader's serial number; 0 for all. */
    public synchronized News since(long read) {
        long now = clockMillis.getAsLong();
        List<Message> messages = new ArrayList<>();
        denials.forEach((list, at) -> {
            if (at > read) {
                messages.add(new Message.Denial(list));
            }
        });
        for (Held held : cards.values()) {
            if (held.headSerial() > read) {
                boolean whole = held.wholeSerial() > read;
                messages.add(new Message.Copy(
                        held.card().head(),
                        held.card().ageMillis() + now - held.atMillis(),
                        whole ? held.card().mandate() : null,
                        whole ? held.card().content() : null));
            }
        }
        return new News(messages, serial);
    }

    /** Waits until there is something that a reader has not read, or time is over. */
    public synchronized void await(long read, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (serial == read && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }
}
