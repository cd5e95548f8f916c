package org.gridmarket.gateway.operator;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.gridmarket.gateway.GatewayConfig;
import org.jspecify.annotations.Nullable;

/** Lets only those in who show the operator token; without a token file nobody gets in. */
@Singleton
public class OperatorToken implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";
    private static final int LEAST_LENGTH = 16;

    private final Optional<String> token;

    @Inject
    public OperatorToken(GatewayConfig config) {
        this.token = config.operator().tokenFile().map(OperatorToken::read);
    }

    private static String read(Path file) {
        try {
            String token = Files.readString(file).strip();
            if (token.length() < LEAST_LENGTH) {
                throw new IllegalArgumentException("gridmarket.operator.token-file: the token in " + file + " has "
                        + token.length() + " characters; at least " + LEAST_LENGTH
                        + " are required (openssl rand -hex 32)");
            }
            return token;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("gridmarket.operator.token-file: cannot read " + file, unreadable);
        }
    }

    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
            ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
        Optional<Status> refusal = refusal(headers.get(AUTHORIZATION));
        if (refusal.isPresent()) {
            call.close(refusal.get(), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        return next.startCall(call, headers);
    }

    private Optional<Status> refusal(@Nullable String shown) {
        if (token.isEmpty()) {
            return Optional.of(Status.PERMISSION_DENIED.withDescription(
                    "the operator interface is off; gridmarket.operator.token-file turns it on"));
        }
        if (shown == null || !shown.startsWith(BEARER) || !isSame(token.get(), shown.substring(BEARER.length()))) {
            return Optional.of(Status.UNAUTHENTICATED.withDescription(
                    "send the operator token as metadata 'authorization: Bearer TOKEN'"));
        }
        return Optional.empty();
    }

    /** In the same time wherever they differ. */
    private static boolean isSame(String expected, String shown) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
