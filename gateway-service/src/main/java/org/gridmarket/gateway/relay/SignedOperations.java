package org.gridmarket.gateway.relay;

import com.google.protobuf.ByteString;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;

/** A signed operation on the wire and in the kernel. */
public final class SignedOperations {
    private SignedOperations() {}

    /** Refuses keys and ids of a wrong length, with an IllegalArgumentException that names them. */
    public static Submission submission(SignedOperation operation) {
        return new Submission(
                new AccountKey(bytes(operation.getSigner())),
                new OperationId(bytes(operation.getOperationId())),
                new Book(operation.getLastBook()),
                bytes(operation.getPayload()),
                bytes(operation.getSignature()));
    }

    /** For who calls a relay. */
    public static SignedOperation message(String function, Submission submission) {
        return SignedOperation.newBuilder()
                .setFunction(function)
                .setSigner(bytes(submission.signer().key()))
                .setOperationId(bytes(submission.operation().id()))
                .setLastBook(submission.lastBook().index())
                .setPayload(bytes(submission.payload()))
                .setSignature(bytes(submission.signature()))
                .build();
    }

    public static Bytes bytes(ByteString content) {
        return Bytes.of(content.toByteArray());
    }

    public static ByteString bytes(Bytes content) {
        return ByteString.copyFrom(content.copy());
    }

    /** What a row has as hex digits. */
    public static ByteString ofHex(String digits) {
        return bytes(Bytes.hex(digits));
    }
}
