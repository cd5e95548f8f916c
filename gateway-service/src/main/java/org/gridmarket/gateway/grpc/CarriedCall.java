package org.gridmarket.gateway.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;
import org.jspecify.annotations.Nullable;

/**
 * A call from its headers to the end of its stream. Its place is given back when the stream has ended, however it did, and
 * nobody works for it any more. Events come on the connection's event loop, answers from any thread.
 */
final class CarriedCall<A, B> extends SimpleForwardingServerCall<A, B> implements Caller {
    /** How often a message that is still coming is weighed: 13 MB of a connection of 1 Gbit/s. */
    private static final Duration WEIGHED_EVERY = Duration.ofMillis(100);

    private static final long NO_ERROR = 0;
    private static final long CANCEL = 8;

    private final Origin origin;
    private final Carrier carrier;
    private final HttpServerRequest request;
    private final Arrivals arrivals;
    private final Slots slots;
    private final CallerLimits limits;
    private final MessageBytes bytes;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** One for the stream, one for each thread that works for the call. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private volatile boolean ended;
    private volatile @Nullable Place place;
    private boolean messageIsHere;
    private long arrived;
    private boolean callerIsDone;
    private boolean told;
    private @Nullable ScheduledFuture<?> patience;
    private @Nullable ScheduledFuture<?> weighing;
    private @Nullable Listener<A> listener;

    /**
     * @param slots in which an answer takes its place
     */
    CarriedCall(
            ServerCall<A, B> call,
            Origin origin,
            Carrier carrier,
            HttpServerRequest request,
            Arrivals arrivals,
            Slots slots,
            CallerLimits limits) {
        super(call);
        this.origin = origin;
        this.carrier = carrier;
        this.request = request;
        this.arrivals = arrivals;
        this.slots = slots;
        this.limits = limits;
        this.bytes = arrivals.bytesOf(origin);
    }

    /** From now on the call is known to have ended, and is closed when its message does not come. */
    Listener<A> watch(Listener<A> method) {
        Listener<A> events = new Events(method);
        listener = events;
        patience = carrier.later(limits.messageWithin(), this::lookForMessage);
        weighing = carrier.later(WEIGHED_EVERY, this::weigh);
        carrier.whenEnded(request.response().streamId(), this::hasEnded);
        return events;
    }

    /** A long message may take longer, as long as it comes. */
    private void lookForMessage() {
        long before = arrived;
        arrived = request.bytesRead();
        if (arrived - before >= limits.messageBytes()) {
            patience = carrier.later(limits.messageWithin(), this::lookForMessage);
        } else {
            giveUp(Status.DEADLINE_EXCEEDED.withDescription("no whole message, and " + (arrived - before)
                    + " bytes of it in the last " + limits.messageWithin().toSeconds() + " s; at least "
                    + limits.messageBytes() + " have to come"));
        }
    }

    /** What has come of a message counts from then on, and there is only so much room for those of all. */
    private void weigh() {
        Optional<Slots.Full> full = bytes.grow(request.bytesRead());
        if (full.isPresent()) {
            giveUp(Status.RESOURCE_EXHAUSTED.withDescription(full.get().reason()));
        } else {
            weighing = carrier.later(WEIGHED_EVERY, this::weigh);
        }
    }

    /** Answers a call that gets no place; after its start, since Vert.x cannot take an answer before that. */
    Listener<A> refuse(Status reason) {
        carrier.soon(() -> close(reason, new Metadata()));
        return new Listener<>() {};
    }

    /** Closes a call whose message has not come. */
    void giveUp(Status reason) {
        carrier.execute(() -> {
            if (!messageIsHere) {
                close(reason, new Metadata());
                tellCancelled(); // its method has not begun, and never will
            }
        });
    }

    private boolean enters() {
        messageIsHere = true;
        stop(patience);
        stop(weighing);
        arrivals.leave(this);
        Optional<Slots.Full> tooMuch = bytes.grow(request.bytesRead());
        if (tooMuch.isPresent()) {
            close(Status.RESOURCE_EXHAUSTED.withDescription(tooMuch.get().reason()), new Metadata());
            return false;
        }
        switch (slots.take(origin)) {
            case Place taken -> {
                place = taken;
                return true;
            }
            case Slots.Full full -> {
                close(Status.RESOURCE_EXHAUSTED.withDescription(full.reason()), new Metadata());
                return false;
            }
        }
    }

    private void hasEnded() {
        ended = true;
        stop(patience);
        stop(weighing);
        arrivals.leave(this);
        tellCancelled();
        release();
    }

    private void tellCancelled() {
        if (!told && !isAnswered() && listener != null) {
            listener.onCancel();
        }
    }

    private boolean isAnswered() {
        return closed.get() && messageIsHere;
    }

    private void release() {
        if (holders.decrementAndGet() == 0) {
            bytes.end();
            Place taken = place;
            if (taken != null) {
                taken.close();
            }
        }
    }

    private static void stop(@Nullable ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public AutoClosing working() {
        holders.incrementAndGet();
        AtomicBoolean works = new AtomicBoolean(true);
        return () -> {
            if (works.compareAndSet(true, false)) {
                release();
            }
        };
    }

    @Override
    public boolean isReady() {
        return !ended && super.isReady();
    }

    @Override
    public boolean isCancelled() {
        return (ended && !closed.get()) || super.isCancelled();
    }

    @Override
    public void sendHeaders(Metadata headers) {
        if (!ended) {
            super.sendHeaders(headers);
        }
    }

    @Override
    public void sendMessage(B message) {
        if (!ended) {
            super.sendMessage(message);
        }
    }

    /** The first close answers; nobody is told who has gone. */
    @Override
    public void close(Status status, Metadata trailers) {
        if (!closed.compareAndSet(false, true) || ended) {
            return;
        }
        String text = status.getDescription();
        super.close(text == null ? status : status.withDescription(Shown.sentence(text)), trailers);
        carrier.execute(this::letGo);
    }

    /** What the caller still sends is not waited for; what it does not read is, for a while. */
    private void letGo() {
        if (ended) {
            return;
        }
        if (callerIsDone) {
            patience =
                    carrier.later(limits.readWithin(), () -> request.response().reset(CANCEL));
        } else {
            request.response().reset(NO_ERROR);
        }
    }

    private final class Events extends SimpleForwardingServerCallListener<A> {
        private boolean refused;

        Events(Listener<A> method) {
            super(method);
        }

        /** A method that takes many messages begins with the first; others when their caller has said all. */
        @Override
        public void onMessage(A message) {
            if (!getMethodDescriptor().getType().clientSendsOneMessage() && !messageIsHere) {
                refused = !enters();
            }
            if (!refused) {
                super.onMessage(message);
            }
        }

        @Override
        public void onHalfClose() {
            callerIsDone = true;
            if (!messageIsHere && !closed.get()) {
                refused = !enters();
            }
            if (!refused && !closed.get()) {
                super.onHalfClose();
            }
        }

        @Override
        public void onCancel() {
            if (!told) {
                told = true;
                super.onCancel();
            }
        }

        @Override
        public void onComplete() {
            if (!told) {
                told = true;
                super.onComplete();
            }
        }
    }
}
