package org.gridmarket.gateway.operator;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.jspecify.annotations.Nullable;

/** Lets only those in who show an operator's token, and tells whose it is; without a file of operators nobody gets in. */
@Singleton
public class OperatorAccess implements ServerInterceptor {
    /** The name of the operator who calls. */
    static final Context.Key<String> NAME = Context.key("operator");

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    /** Shorter ones could be guessed, by who has read their hashes. */
    private static final int LEAST_LENGTH = 16;

    private final Optional<OperatorTokens> tokens;

    @Inject
    public OperatorAccess(GatewayConfig config) {
        this.tokens = config.operator().tokensFile().map(OperatorTokens::read);
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        if (tokens.isEmpty()) {
            return refuse(
                    call,
                    Status.PERMISSION_DENIED.withDescription(
                            "the operator interface is off; gridmarket.operator.tokens-file turns it on"));
        }
        Optional<String> name = token(headers.get(AUTHORIZATION)).flatMap(tokens.get()::nameOf);
        if (name.isEmpty()) {
            return refuse(
                    call,
                    Status.UNAUTHENTICATED.withDescription("send your operator's token, " + LEAST_LENGTH
                            + " characters or more, as metadata 'authorization: Bearer TOKEN'"));
        }
        return Contexts.interceptCall(Context.current().withValue(NAME, name.get()), call, headers, next);
    }

    private static Optional<String> token(@Nullable String shown) {
        return Optional.ofNullable(shown)
                .filter(text -> text.startsWith(BEARER))
                .map(text -> text.substring(BEARER.length()))
                .filter(token -> token.length() >= LEAST_LENGTH);
    }

    private static <A> ServerCall.Listener<A> refuse(ServerCall<A, ?> call, Status reason) {
        call.close(reason, new Metadata());
        return new ServerCall.Listener<>() {};
    }
}
