package org.gridmarket.kernel.command;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;

/** The length-prefixed bytes that a key signs: everything that gives the operation its meaning. */
public final class SigningBytes {
    private static final Bytes PROTOCOL = Bytes.utf8("gridmarket/operation/1");

    private SigningBytes() {}

    public static Bytes of(
            Target target, String function, AccountKey signer, OperationId operation, Book lastBook, Bytes payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(out, PROTOCOL);
        append(out, Bytes.utf8(target.channel()));
        append(out, Bytes.utf8(target.chaincode()));
        append(out, Bytes.utf8(function));
        append(out, signer.key());
        append(out, operation.id());
        append(
                out,
                Bytes.of(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(lastBook.index())
                        .array()));
        append(out, payload);
        return Bytes.of(out.toByteArray());
    }

    private static void append(ByteArrayOutputStream out, Bytes part) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).array());
        out.writeBytes(part.copy());
    }
}
