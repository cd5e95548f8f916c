package org.gridmarket.gateway.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.BoardGrpc;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Slots;
import org.jboss.logging.Logger;

/**
 * The first to see a call: gives it a place of the right budget, and refuses it when there is none. A shutdown finishes the
 * calls in flight and refuses new ones with UNAVAILABLE.
 */
@Singleton
@GlobalInterceptor
public class Intake implements ServerInterceptor, Prioritized {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(20);
    private static final long LOOK_MILLIS = 20;
    private static final String WAITS = BoardGrpc.getReadBoardMethod().getFullMethodName();

    private final CallerLimits limits;
    private final CallerPlaces places;
    private final Arrivals arrivals;
    private volatile boolean closing;

    @Inject
    public Intake(CallerLimits limits, CallerPlaces places) {
        this.limits = limits;
        this.places = places;
        this.arrivals = new Arrivals(places.arriving, places.messages);
    }

    /** Before Quarkus' own, some of which keep a call back until its first event. */
    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        RoutingContext http = Vertx.currentContext().getLocal(RoutingContext.class.getName());
        CarriedCall<A, B> carried = new CarriedCall<>(
                call,
                Origin.of(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)),
                Carrier.of(http.request().connection()),
                http.request(),
                arrivals,
                slotsOf(call.getMethodDescriptor()),
                limits);
        Optional<Status> refusal = refusal(carried);
        if (refusal.isPresent()) {
            return carried.refuse(refusal.get());
        }
        http.addHeadersEndHandler(written -> TooLarge.name(http.response().headers()));
        Context context = Context.current().withValue(Caller.KEY, carried);
        return carried.watch(Contexts.interceptCall(context, carried, headers, next));
    }

    private Slots slotsOf(MethodDescriptor<?, ?> method) {
        if (method.getFullMethodName().equals(WAITS)) {
            return places.boardReads;
        }
        return method.getType().serverSendsOneMessage() ? places.calls : places.streams;
    }

    private Optional<Status> refusal(CarriedCall<?, ?> call) {
        return closing
                ? Optional.of(Status.UNAVAILABLE.withDescription("this gateway is shutting down; use another"))
                : arrivals.enter(call);
    }

    /** Whether the gateway is shutting down, and streams should end. */
    public boolean isClosing() {
        return closing;
    }

    private int beingAnswered() {
        return places.calls.used() + places.boardReads.used();
    }

    /**
     * The first sign of the end, before the framework waits for the requests in flight: streams and pages, which never end by
     * themselves, leave now, so that only answers are waited for.
     */
    void onShutdownBegins(@Observes ShutdownDelayInitiatedEvent begins) {
        closing = true;
    }

    void onShutdown(@Observes ShutdownEvent shutdown) throws InterruptedException {
        closing = true;
        long end = System.nanoTime() + LONGEST_SHUTDOWN.toNanos();
        while (beingAnswered() > 0 && System.nanoTime() - end < 0) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        if (beingAnswered() > 0) {
            LOG.warnf(
                    "%d calls were still open after %d s; their callers ask again with the same operation id",
                    beingAnswered(), LONGEST_SHUTDOWN.toSeconds());
        }
    }
}
