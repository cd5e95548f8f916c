package org.gridmarket.gateway.grpc;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;
import org.gridmarket.kernel.wire.MalformedException;
import org.jboss.logging.Logger;

/** Answers unary calls: a value, a status that names the refusal, or an internal error whose cause stays in the log. */
public final class Calls {
    private static final Logger LOG = Logger.getLogger(Calls.class);

    private Calls() {}

    /**
     * Answers on a virtual thread of its own, and holds the call's place so long, even if the caller has gone. Not by
     * Quarkus' annotation for that: on its Vert.x server it now and then lets the end of a request overtake the request
     * (seen: 4 of 1200 calls, "Half-closed without a request").
     */
    public static <T> void answer(StreamObserver<T> caller, Supplier<T> answer) {
        Caller.AutoClosing work = Caller.current().working();
        Thread.ofVirtual().name("call").start(() -> {
            try (work) {
                answerNow(caller, answer);
            }
        });
    }

    private static <T> void answerNow(StreamObserver<T> caller, Supplier<T> answer) {
        T value;
        try {
            value = answer.get();
        } catch (StatusRuntimeException refused) {
            caller.onError(refused);
            return;
        } catch (RuntimeException | StackOverflowError bug) {
            // A deep stack is this call's own; it must not end the process.
            LOG.error("a call failed", bug);
            caller.onError(internal());
            return;
        } catch (Error fatal) {
            caller.onError(internal()); // who waits is told; what becomes of the process is not decided here
            throw fatal;
        }
        caller.onNext(value);
        caller.onCompleted();
    }

    private static StatusRuntimeException internal() {
        return refusal(Status.INTERNAL, "internal error; the gateway's log has it");
    }

    /** The refusal of a call, with its reason. */
    public static StatusRuntimeException refusal(Status status, String reason) {
        return status.withDescription(reason).asRuntimeException();
    }

    /**
     * What there is.
     *
     * @param otherwise what the caller is told with NOT_FOUND when there is nothing
     */
    public static <T> T found(Optional<T> answer, String otherwise) {
        return answer.orElseThrow(() -> refusal(Status.NOT_FOUND, otherwise));
    }

    /** Runs what reads a caller's values: whatever a constructor refuses is the caller's mistake. */
    public static <T> T reading(Supplier<T> values) {
        try {
            return values.get();
        } catch (IllegalArgumentException | MalformedException malformed) {
            throw Status.INVALID_ARGUMENT
                    .withDescription(malformed.getMessage())
                    .withCause(malformed)
                    .asRuntimeException();
        }
    }
}
