package org.gridmarket.client;

import io.grpc.StatusRuntimeException;
import java.lang.System.Logger;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Events that are believed by their length and digest: asked for one transaction at a time, from one gateway after the other,
 * until one tells what is believed. Thread-safe; {@link #whole} is called by one thread, in the ledger's order.
 *
 * @param <E> the events of a market
 */
final class LeftOutEvents<E> {
    private static final Logger LOG = System.getLogger(LeftOutEvents.class.getName());
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 3_000;

    private final EventFeed<E> feed;
    private final GatewayConnections connections;
    private final Function<String, List<E>> reader;
    private final ClientMemory memory;
    private final Queue<TransactionText> believed = new ConcurrentLinkedQueue<>();

    LeftOutEvents(
            EventFeed<E> feed, GatewayConnections connections, Function<String, List<E>> reader, ClientMemory memory) {
        this.feed = feed;
        this.connections = connections;
        this.reader = reader;
        this.memory = memory;
    }

    void add(TransactionText leftOut) {
        believed.add(leftOut);
    }

    boolean isEmpty() {
        return believed.isEmpty();
    }

    /** What was told with its events, where there is room for them; empty when the feed was closed. */
    Optional<BlockEvents<E>> whole(BlockEvents<E> told) {
        @Nullable TransactionText lacking = believed.peek();
        TransactionText.@Nullable LeftOut leftOut = lacking == null ? null : lacking.leftOut();
        if (lacking == null
                || leftOut == null
                || lacking.block() != told.block()
                || !lacking.transaction().equals(told.transaction())) {
            return Optional.of(told);
        }
        Optional<BlockEvents<E>> whole = Optional.of(told);
        if (leftOut.bytes() > memory.longestEvents()) {
            LOG.log(
                    Logger.Level.WARNING,
                    "the events of transaction {0} of block {1} are passed over: they have {2} bytes, and the heap of this "
                            + "program has room for {3}",
                    Shown.of(lacking.transaction()),
                    lacking.block(),
                    leftOut.bytes(),
                    memory.longestEvents());
        } else {
            whole = ask(lacking).map(events -> new BlockEvents<>(told.block(), told.transaction(), events));
        }
        believed.remove();
        return whole;
    }

    private Optional<List<E>> ask(TransactionText lacking) {
        long pause = FIRST_PAUSE_MILLIS;
        do {
            for (Gateway gateway : feed.preferred()) {
                Optional<List<E>> events = ask(gateway, lacking);
                if (events.isPresent()) {
                    return events;
                }
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, 2 * pause);
        } while (feed.awaitMoment(pause));
        return Optional.empty();
    }

    private Optional<List<E>> ask(Gateway gateway, TransactionText lacking) {
        try {
            return text(gateway, lacking).map(reader);
        } catch (StatusRuntimeException broken) {
            if (EventStream.isTooLong(broken)) {
                feed.fault(gateway, EventStream.tooLong(memory.messageBytes()));
            } else {
                LOG.log(Logger.Level.DEBUG, "gateway {0} does not tell: {1}", gateway, StatusText.of(broken));
                feed.failed(gateway);
            }
        } catch (RuntimeException unreadable) { // whatever a text can make a record's constructor throw
            feed.fault(
                    gateway, "told events that cannot be read: " + Shown.of(String.valueOf(unreadable.getMessage())));
        }
        return Optional.empty();
    }

    /** By itself, so that the bytes are not held while the text is read. */
    private Optional<String> text(Gateway gateway, TransactionText lacking) {
        Optional<TransactionText> told =
                connections.find(gateway).map(channel -> EventStream.find(channel, lacking, memory));
        if (told.filter(whole -> !whole.isWholeOf(lacking)).isPresent()) {
            feed.fault(
                    gateway,
                    "told other events when it was asked for those of transaction " + Shown.of(lacking.transaction()));
            return Optional.empty();
        }
        return told.map(TransactionText::eventsJson);
    }
}
