package org.gridmarket.gateway.market;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Intake;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.jboss.logging.Logger;

/** The open streams, each on a virtual thread of its own. */
@Singleton
public class Streams {
    private static final Logger LOG = Logger.getLogger(Streams.class);

    private final EventPump pump;
    private final Intake intake;
    private final GatewayLimits limits;
    private final Semaphore places;

    @Inject
    public Streams(EventPump pump, Intake intake, GatewayLimits limits, MeterRegistry registry) {
        this.pump = pump;
        this.intake = intake;
        this.limits = limits;
        this.places = new Semaphore(limits.streams());
        Gauge.builder("gridmarket.streams", places, free -> limits.streams() - free.availablePermits())
                .description("event streams that are open")
                .register(registry);
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
        if (!places.tryAcquire()) {
            caller.onError(Status.RESOURCE_EXHAUSTED
                    .withDescription(limits.streams() + " streams are open; try another gateway")
                    .asRuntimeException());
            return;
        }
        CallSink<T> sink = new CallSink<>(caller, intake, send);
        Thread.ofVirtual().name("event-stream").start(() -> run(fromBlock, sink));
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
        } finally {
            places.release();
        }
    }
}
