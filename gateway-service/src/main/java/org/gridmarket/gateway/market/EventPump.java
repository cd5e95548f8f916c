package org.gridmarket.gateway.market;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.readmodel.StoredEvents;

/**
 * Feeds one reader from a block on, then live. Always whole blocks: readiness is asked between blocks only, so a reader
 * that is cut resumes at a block and misses nothing. The database is the buffer; nothing is held for a slow reader.
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
            long last = Math.min(height, next + limits.blocksPerRead() - 1);
            for (var block : byBlock(events.between(next, last)).entrySet()) {
                if (!sink.awaitReady(limits.slowStream())) {
                    if (!sink.hasGone()) {
                        sink.cut(block.getKey());
                    }
                    return;
                }
                block.getValue().forEach(sink::send);
            }
            next = last + 1;
        }
    }

    private static SortedMap<Long, List<StoredEvents.Told>> byBlock(List<StoredEvents.Told> told) {
        SortedMap<Long, List<StoredEvents.Told>> blocks = new TreeMap<>();
        for (StoredEvents.Told one : told) {
            blocks.computeIfAbsent(one.block(), block -> new ArrayList<>()).add(one);
        }
        return blocks;
    }
}
