package org.gridmarket.cli;

import io.grpc.Status;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway's failure means to a person who has typed a command, with the next step. */
public final class GatewayWords {
    private static final String REACH = "; see that it runs and that --gateway is right";

    private GatewayWords() {}

    /** @param gateway its address, as it was typed */
    public static String of(String gateway, Status status) {
        String told = Optional.ofNullable(status.getDescription()).orElse("it gives no reason");
        return "gateway " + gateway
                + switch (status.getCode()) {
                    case UNAVAILABLE ->
                        isUntrusted(status)
                                ? ": nobody vouches for its certificate that this machine knows; name the file of"
                                        + " the gateways' authority with --ca"
                                : " does not answer (" + reason(status, told) + ")" + REACH
                                        + (gateway.contains("https://")
                                                ? ""
                                                : "; where it takes TLS, write https://HOST:PORT");
                    case DEADLINE_EXCEEDED -> " does not answer in time" + REACH;
                    case NOT_FOUND -> ": there is none: " + told;
                    case UNAUTHENTICATED ->
                        " knows no operator by this token; its gridmarket.operator.tokens-file has the hash of each, and"
                                + " --token-file names yours";
                    case INTERNAL, UNKNOWN ->
                        told.contains("http2")
                                ? " cannot be understood; where it takes TLS, write https://HOST:PORT; otherwise it is"
                                        + " being stopped: try again"
                                : ": " + status.getCode() + ": " + told + "; its log tells more";
                    default -> ": " + status.getCode() + ": " + told;
                };
    }

    private static boolean isUntrusted(Status status) {
        return causes(status)
                .anyMatch(cause -> cause instanceof CertificateException
                        || cause instanceof CertPathBuilderException
                        || cause instanceof CertPathValidatorException);
    }

    /** gRPC says no more than "io exception", and what happened stands in the cause. */
    private static String reason(Status status, String told) {
        return causes(status)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(told.lines().findFirst().orElse(told));
    }

    private static Stream<Throwable> causes(Status status) {
        return Stream.iterate(status.getCause(), cause -> cause != null, Throwable::getCause);
    }
}
