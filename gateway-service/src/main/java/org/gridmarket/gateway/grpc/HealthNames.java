package org.gridmarket.gateway.grpc;

import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Answers NOT_FOUND to who asks for the health of a service that is not here, as the protocol says; Quarkus answers UNKNOWN,
 * and remembers each name that somebody watches for ever.
 */
@Singleton
@GlobalInterceptor
public class HealthNames implements ServerInterceptor {
    private final GrpcHealthStorage known;

    @Inject
    public HealthNames(GrpcHealthStorage known) {
        this.known = known;
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            private boolean refused;

            @Override
            public void onMessage(A message) {
                if (message instanceof HealthCheckRequest asked
                        && !known.getStatuses().containsKey(asked.getService())) {
                    refused = true;
                    call.close(
                            Status.NOT_FOUND.withDescription(
                                    "no service '" + Shown.text(asked.getService()) + "' is here"),
                            new Metadata());
                } else {
                    super.onMessage(message);
                }
            }

            @Override
            public void onHalfClose() {
                if (!refused) {
                    super.onHalfClose();
                }
            }
        };
    }
}
