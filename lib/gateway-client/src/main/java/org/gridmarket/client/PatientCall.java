package org.gridmarket.client;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A call that may take as long as its deadline says, and that is given up as soon as the gateway is not there any more. */
final class PatientCall {
    private PatientCall() {}

    /**
     * Waits for the answer.
     *
     * @param isThere asked each time that the gateway has kept silent for {@link Pulse#QUIET_MILLIS}
     * @throws StatusRuntimeException what it was answered with, or UNAVAILABLE when the gateway is not there
     */
    static <A> A await(Future<A> call, BooleanSupplier isThere) {
        try {
            while (true) {
                try {
                    return call.get(Pulse.QUIET_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException silent) {
                    if (!isThere.getAsBoolean() && !call.isDone()) {
                        call.cancel(true);
                        throw Status.UNAVAILABLE
                                .withDescription("answers neither this call nor whether it is there")
                                .asRuntimeException();
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw Status.fromThrowable(failed.getCause()).asRuntimeException();
        } catch (InterruptedException stop) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
        }
    }
}
