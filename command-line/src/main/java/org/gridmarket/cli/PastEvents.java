package org.gridmarket.cli;

import io.grpc.StatusRuntimeException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.process.PartFailedException;

/** All public events that a gateway has read so far. */
public final class PastEvents {
    /** The stream is live, and not every block has events: what comes later than this after the one before was all. */
    private static final long LAST_GAP_MILLIS = 400;

    /** Up to the newest block with events a gateway sends without a break, unless it is in trouble. */
    private static final long LONGEST_GAP_MILLIS = 5_000;

    /** Waiting to be read, so that a long past does not lie in memory. */
    private static final int AHEAD = 1_000;

    /** A message, or why none can come. */
    private sealed interface Told {
        record Message(TransactionEvents events) implements Told {}

        record Broken(StatusRuntimeException failure) implements Told {}
    }

    private PastEvents() {}

    /**
     * Tells the events of one market in the ledger's order.
     *
     * @param events the market's own in what a transaction told, JSON
     */
    public static <E> void read(GatewayOption gateway, Function<String, List<E>> events, Consumer<E> reader) {
        read(gateway, told -> events.apply(told.getEventsJson()).forEach(reader));
    }

    /** Tells those of all contracts in the ledger's order, a transaction at a time. */
    public static void read(GatewayOption gateway, Consumer<TransactionEvents> reader) {
        gateway.askAt(channel -> {
            MarketGrpc.MarketBlockingStub stub = MarketGrpc.newBlockingStub(channel);
            long newest = GatewayOption.forOneQuestion(stub)
                    .describe(DescribeRequest.getDefaultInstance())
                    .getBlock();
            BlockingQueue<Told> told = new LinkedBlockingQueue<>(AHEAD);
            Thread hearing = Thread.ofVirtual().name("hears the past").start(() -> hear(stub, told));
            try {
                readUntil(newest, told, reader);
            } finally {
                hearing.interrupt();
            }
            return newest;
        });
    }

    private static void hear(MarketGrpc.MarketBlockingStub stub, BlockingQueue<Told> told) {
        try {
            try {
                Iterator<TransactionEvents> stream = stub.streamEvents(StreamEventsRequest.getDefaultInstance());
                while (stream.hasNext()) {
                    told.put(new Told.Message(stream.next()));
                }
            } catch (StatusRuntimeException broken) {
                told.put(new Told.Broken(broken));
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readUntil(long newest, BlockingQueue<Told> told, Consumer<TransactionEvents> reader) {
        long reached = -1;
        try {
            while (reached <= newest) {
                Told next = told.poll(reached < newest ? LONGEST_GAP_MILLIS : LAST_GAP_MILLIS, TimeUnit.MILLISECONDS);
                switch (next) {
                    case Told.Message(TransactionEvents events) -> {
                        reached = events.getBlock();
                        if (reached <= newest) {
                            reader.accept(events);
                        }
                    }
                    case Told.Broken(StatusRuntimeException failure) -> throw failure;
                    case null -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while reading the public events", stopped);
        }
    }
}
