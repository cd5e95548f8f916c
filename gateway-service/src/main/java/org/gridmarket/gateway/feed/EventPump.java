package org.gridmarket.gateway.feed;

import java.time.Duration;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.readmodel.StoredEvents;

/**
 * Feeds one reader from a block on, then live. Always whole blocks: readiness is asked between blocks only, so a reader
 * that is cut resumes at a block and misses nothing. The database is the buffer: for a reader that is being served a portion is
 * held (GatewayLimits.STREAM_PORTION, and never more than that and one block), for one that does not take it nothing.
 */
public final class EventPump {
    /** How often a reader that waits for news is asked whether it is still there. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(1);

    private final ReadModel model;
    private final StoredEvents events;
    private final GatewayLimits limits;

    public EventPump(ReadModel model, StoredEvents events, GatewayLimits limits) {
        this.model = model;
        this.events = events;
        this.limits = limits;
    }

    /** Runs until the reader has gone, is cut, or the thread is interrupted. */
    public void run(long fromBlock, EventSink sink) throws InterruptedException {
        long next = fromBlock;
        while (!sink.hasGone()) {
            long height = model.height();
            if (next > height) {
                model.awaitAbove(height, LOOK_AROUND.toNanos());
                continue;
            }
            if (!sink.awaitReady(limits.slowStream())) { // before anything is read for it
                if (!sink.hasGone()) {
                    sink.cut(next);
                }
                return;
            }
            long last = Math.min(height, next + limits.blocksPerRead() - 1);
            next = send(events.portion(next, last, GatewayLimits.STREAM_PORTION), sink);
        }
    }

    /** Sends block by block while the reader takes them; the block to go on with. The rest is forgotten, and read again. */
    private static long send(StoredEvents.Portion portion, EventSink sink) throws InterruptedException {
        long before = portion.told().isEmpty() ? -1 : portion.told().getFirst().block();
        for (StoredEvents.Told told : portion.told()) {
            if (told.block() != before && !sink.awaitReady(Duration.ZERO)) {
                return told.block();
            }
            sink.send(told);
            before = told.block();
        }
        return portion.last() + 1;
    }
}
