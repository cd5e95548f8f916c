package org.gridmarket.gateway.feed;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.gridmarket.gateway.grpc.Intake;
import org.gridmarket.gateway.readmodel.StoredEvents;

/** A caller of a streaming method as a reader of events. */
final class CallSink<T> implements EventSink {
    /** Should a call's ready signal get lost, it is asked anyway. */
    private static final long ASK_MILLIS = 100;

    private final ServerCallStreamObserver<T> caller;
    private final Intake intake;
    private final BiConsumer<StoredEvents.Told, ServerCallStreamObserver<T>> send;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean gone;
    private boolean ended;

    CallSink(
            ServerCallStreamObserver<T> caller,
            Intake intake,
            BiConsumer<StoredEvents.Told, ServerCallStreamObserver<T>> send) {
        this.caller = caller;
        this.intake = intake;
        this.send = send;
        caller.setOnReadyHandler(signal::release);
        caller.setOnCancelHandler(() -> {
            gone = true;
            signal.release();
        });
    }

    @Override
    public boolean awaitReady(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!caller.isReady()) {
            if (hasGone() || System.nanoTime() - end >= 0) {
                return false;
            }
            if (signal.tryAcquire(ASK_MILLIS, TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        }
        return !hasGone();
    }

    @Override
    public boolean hasGone() {
        return gone || intake.isClosing();
    }

    @Override
    public void send(StoredEvents.Told told) {
        if (!gone) {
            send.accept(told, caller);
        }
    }

    @Override
    public void cut(long resumeFrom) {
        ended = true;
        caller.onError(Status.RESOURCE_EXHAUSTED
                .withDescription("the stream was not read for too long; resume from block " + resumeFrom)
                .asRuntimeException());
    }

    /** After the pump has stopped: a caller that is still there is told why. */
    void end() {
        if (!gone && !ended) {
            caller.onError(Status.UNAVAILABLE
                    .withDescription("this gateway is shutting down; resume at another")
                    .asRuntimeException());
        }
    }

    void fail() {
        if (!gone) {
            caller.onError(Status.INTERNAL
                    .withDescription("internal error; resume, here or at another gateway")
                    .asRuntimeException());
        }
    }
}
