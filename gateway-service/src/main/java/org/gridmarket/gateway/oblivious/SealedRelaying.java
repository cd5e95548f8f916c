package org.gridmarket.gateway.oblivious;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.gateway.relay.ArrivalPath;
import org.gridmarket.gateway.relay.Relaying;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.slots.Origin;
import org.jboss.logging.Logger;

/** The gateway's relay as who comes through the oblivious door sees it: protobuf in, protobuf or a reason out. */
@Singleton
public class SealedRelaying {
    private static final Logger LOG = Logger.getLogger(SealedRelaying.class);

    private final Relaying relaying;

    @Inject
    public SealedRelaying(Relaying relaying) {
        this.relaying = relaying;
    }

    /**
     * 200 with a SubmitOutcome, or the status of the relay's refusal with its words.
     *
     * @param origin of the connection: the oblivious relay's, not the account's
     */
    BinaryResponse carry(Bytes signedOperation, Origin origin) {
        try {
            SignedOperation operation = SignedOperation.parseFrom(signedOperation.copy());
            return new BinaryResponse(
                    200,
                    Bytes.of(relaying.carry(operation, ArrivalPath.SEALED, origin)
                            .toByteArray()));
        } catch (InvalidProtocolBufferException unreadable) {
            return new BinaryResponse(400, Bytes.utf8("the content is no SignedOperation: " + unreadable.getMessage()));
        } catch (StatusRuntimeException refused) {
            Status status = refused.getStatus();
            return new BinaryResponse(
                    httpStatus(status.getCode()), Bytes.utf8(String.valueOf(status.getDescription())));
        } catch (RuntimeException bug) {
            LOG.error("a call failed", bug);
            return new BinaryResponse(500, Bytes.utf8("internal error; the gateway's log has it"));
        }
    }

    private static int httpStatus(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT -> 400;
            case PERMISSION_DENIED -> 403;
            case RESOURCE_EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
            default -> 500;
        };
    }
}
