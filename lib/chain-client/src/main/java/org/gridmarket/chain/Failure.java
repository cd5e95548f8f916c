package org.gridmarket.chain;

import io.grpc.Status;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.jspecify.annotations.Nullable;

/**
 * What a failed execution means. The texts are those of Fabric's gateway (F:internal/pkg/gateway); the message of a
 * chaincode's error response is all of it that reaches a client.
 */
sealed interface Failure {
    /** The rules refuse it. */
    record Refused(Refusal refusal) implements Failure {}

    /** The chaincode failed: a bug. */
    record Broken(String message) implements Failure {}

    /**
     * Endorsers answered differently: results differ, or some refuse and some do not. Often one is a block behind.
     *
     * @param refusal what those say that refuse; null when none does
     */
    record Mismatch(String detail, @Nullable Refusal refusal) implements Failure {}

    /** This peer cannot be reached. */
    record Unreachable(String reason) implements Failure {}

    /** Not now: too many calls, no endorsers known yet, timeouts. */
    record Busy(String reason) implements Failure {}

    String CHAINCODE_RESPONSE = "chaincode response ";

    /** Said when the first endorser has accepted and others did not; the first one's failure has another text. */
    String SOME_ACCEPTED = "failed to collect enough transaction endorsements";

    static Failure of(GatewayException exception) {
        String reason = reason(exception);
        Optional<String> chaincode = chaincodeMessage(exception);
        if (chaincode.isPresent()) {
            return ofChaincode(chaincode.get(), reason);
        }
        Status.Code code = exception.getStatus().getCode();
        boolean fromPeer = !exception.getDetails().isEmpty();
        return switch (code) {
            case ABORTED -> new Mismatch(reason, null);
            // without details it is the gateway's peer itself that cannot be reached (docs/source/gateway.md), or
            // orderers
            case UNAVAILABLE -> fromPeer || isOfOrderers(exception) ? new Busy(reason) : new Unreachable(reason);
            case DEADLINE_EXCEEDED, FAILED_PRECONDITION, RESOURCE_EXHAUSTED, UNKNOWN, CANCELLED, INTERNAL ->
                new Busy(reason);
            default -> new Broken(reason);
        };
    }

    private static Failure ofChaincode(String message, String reason) {
        Optional<Refusal> refusal = Refusal.read(message);
        if (reason.contains(SOME_ACCEPTED)) {
            return new Mismatch(reason, refusal.orElse(null));
        }
        return refusal.<Failure>map(Refused::new).orElseGet(() -> new Broken(message));
    }

    /** Said by a peer that is there: its orderers are not (F:internal/pkg/gateway/submit.go). */
    private static boolean isOfOrderers(GatewayException exception) {
        return String.valueOf(exception.getStatus().getDescription()).contains("orderer");
    }

    /** The status and what the single peers said. */
    static String reason(GatewayException exception) {
        String peers = exception.getDetails().stream()
                .map(detail -> detail.getMspId() + " " + detail.getAddress() + ": " + detail.getMessage())
                .collect(Collectors.joining("; "));
        String status = StatusWords.of(exception.getStatus());
        return peers.isEmpty() ? status : status + " (" + peers + ")";
    }

    private static Optional<String> chaincodeMessage(GatewayException exception) {
        List<String> messages =
                exception.getDetails().stream().map(ErrorDetail::getMessage).toList();
        return messages.stream()
                .filter(message -> message.startsWith(CHAINCODE_RESPONSE))
                .findFirst()
                .map(message -> message.substring(message.indexOf(", ") + 2));
    }
}
