package org.gridmarket.gateway.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.gateway.GatewayLimits;
import org.jboss.logging.Logger;

/**
 * Counts unary calls: bounded at any time, and a shutdown finishes those in flight and refuses new ones with UNAVAILABLE.
 */
@Singleton
@GlobalInterceptor
public class Intake implements ServerInterceptor {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(20);

    private final GatewayLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private int open;
    private boolean closing;

    @Inject
    public Intake(GatewayLimits limits) {
        this.limits = limits;
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        boolean unary = call.getMethodDescriptor().getType().serverSendsOneMessage();
        Optional<Status> refusal = enter(unary);
        if (refusal.isPresent()) {
            call.close(refusal.get(), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return unary ? next.startCall(new Counted<>(call), headers) : next.startCall(call, headers);
    }

    /** Whether the gateway is shutting down, and streams should end. */
    public boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Status> enter(boolean counted) {
        lock.lock();
        try {
            if (closing) {
                return Optional.of(Status.UNAVAILABLE.withDescription("this gateway is shutting down; use another"));
            }
            if (counted && open >= limits.calls()) {
                return Optional.of(Status.RESOURCE_EXHAUSTED.withDescription(
                        open + " calls are being answered, the most allowed; try again or use another gateway"));
            }
            open += counted ? 1 : 0;
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void leaves() {
        lock.lock();
        try {
            open--;
            finished.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void onShutdown(@Observes ShutdownEvent shutdown) throws InterruptedException {
        lock.lock();
        try {
            closing = true;
            long left = LONGEST_SHUTDOWN.toNanos();
            while (open > 0 && left > 0) {
                left = finished.awaitNanos(left);
            }
            if (open > 0) {
                LOG.warnf(
                        "%d calls were still open after %d s; their callers ask again with the same operation id",
                        open, LONGEST_SHUTDOWN.toSeconds());
            }
        } finally {
            lock.unlock();
        }
    }

    private final class Counted<A, B> extends SimpleForwardingServerCall<A, B> {
        private boolean counted = true;

        Counted(ServerCall<A, B> call) {
            super(call);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            super.close(status, trailers);
            if (counted) {
                counted = false;
                leaves();
            }
        }
    }
}
