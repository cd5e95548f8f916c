package org.gridmarket.worker.stream.wire;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.roles.stream.StreamMessage;

/**
 * Letters as bytes: the length of a header in 4 bytes, the header as canonical JSON, then each input or output, its length in 4
 * bytes before it. So bytes of streams travel as they are, and what is signed has one form. What cannot be read has not arrived.
 */
public final class LetterCodec {
    /** Longest letter: a broker's message of 5 MB, less its own header. */
    public static final int MOST_BYTES = 4 << 20;

    private static final int LENGTH = Integer.BYTES;
    private static final RecordCodec<Header> HEADER = RecordCodec.of(Header.class);

    /** What stands before the bytes. */
    sealed interface Header {
        /** Before inputs, or the end of an epoch. */
        record InputsFollow(AllocationId allocation, int epoch, SignedParcel parcel) implements Header {}

        /** Before outputs. */
        record OutputsFollow(AllocationId allocation, AccountKey supplier, int epoch, SignedParcel parcel)
                implements Header {}

        /** Before inputs that were revealed. */
        record EvidenceFollows(AllocationId allocation) implements Header {}
    }

    private LetterCodec() {}

    /** @throws IllegalArgumentException when it is longer than {@link #MOST_BYTES} */
    public static Bytes write(Letter letter) {
        List<Bytes> parts = new ArrayList<>();
        switch (letter.message()) {
            case StreamMessage.Inputs(var id, var epoch, var parcel, var bytes) -> {
                parts.add(HEADER.writeBytes(new Header.InputsFollow(id, epoch, parcel)));
                parts.addAll(bytes);
            }
            case StreamMessage.Outputs(var id, var supplier, var epoch, var parcel) -> {
                parts.add(HEADER.writeBytes(new Header.OutputsFollow(id, supplier, epoch, parcel)));
                parts.addAll(letter.outputs());
            }
            case StreamMessage.Evidence(var id, var inputs) -> {
                parts.add(HEADER.writeBytes(new Header.EvidenceFollows(id)));
                parts.addAll(inputs);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            out.writeBytes(ByteBuffer.allocate(LENGTH).putInt(part.length()).array());
            out.writeBytes(part.copy());
        }
        if (out.size() > MOST_BYTES) {
            throw new IllegalArgumentException("a letter of " + out.size() + " bytes; at most " + MOST_BYTES);
        }
        return Bytes.of(out.toByteArray());
    }

    /** Empty when it is none. */
    public static Optional<Letter> read(Bytes bytes) {
        if (bytes.length() > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            List<Bytes> parts = parts(ByteBuffer.wrap(bytes.copy()));
            return parts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(letter(HEADER.read(parts.getFirst()), parts.subList(1, parts.size())));
        } catch (MalformedException | IllegalArgumentException | BufferUnderflowException other) {
            return Optional.empty(); // whoever wrote it has sent nothing
        }
    }

    private static List<Bytes> parts(ByteBuffer in) {
        List<Bytes> parts = new ArrayList<>();
        while (in.hasRemaining()) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("a part of " + length + " bytes; " + in.remaining() + " are left");
            }
            byte[] part = new byte[length];
            in.get(part);
            parts.add(Bytes.of(part));
        }
        return parts;
    }

    private static Letter letter(Header header, List<Bytes> bytes) {
        return switch (header) {
            case Header.InputsFollow(var id, var epoch, var parcel) ->
                Letter.of(new StreamMessage.Inputs(id, epoch, parcel, bytes));
            case Header.OutputsFollow(var id, var supplier, var epoch, var parcel) ->
                new Letter(new StreamMessage.Outputs(id, supplier, epoch, parcel), bytes);
            case Header.EvidenceFollows(var id) -> Letter.of(new StreamMessage.Evidence(id, bytes));
        };
    }
}
