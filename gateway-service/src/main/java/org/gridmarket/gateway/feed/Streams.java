package org.gridmarket.gateway.feed;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import org.gridmarket.gateway.grpc.Caller;
import org.gridmarket.gateway.grpc.Intake;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.jboss.logging.Logger;

/** The open streams, each on a virtual thread of its own, within the places that {@link Intake} gives. */
@Singleton
public class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final EventPump pump;
    private final Intake intake;

    @Inject
    public Streams(EventPump pump, Intake intake) {
        this.pump = pump;
        this.intake = intake;
    }

    /** Feeds a caller from a block on until it leaves; how a transaction becomes messages is its service's business. */
    public <T> void open(
            long fromBlock,
            ServerCallStreamObserver<T> caller,
            BiConsumer<StoredEvents.Told, ServerCallStreamObserver<T>> send) {
        if (fromBlock < 0) {
            caller.onError(Status.INVALID_ARGUMENT
                    .withDescription("from_block " + Long.toUnsignedString(fromBlock) + " is above any block number")
                    .asRuntimeException());
            return;
        }
        Caller.AutoClosing work = Caller.current().working();
        CallSink<T> sink = new CallSink<>(caller, intake, send);
        Thread.ofVirtual().name("event-stream").start(() -> {
            try (work) {
                run(fromBlock, sink);
            }
        });
    }

    private void run(long fromBlock, CallSink<?> sink) {
        try {
            pump.run(fromBlock, sink);
            sink.end();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            sink.end();
        } catch (RuntimeException failed) {
            LOG.error("an event stream failed", failed);
            sink.fail();
        }
    }
}
