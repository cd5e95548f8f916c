package org.gridmarket.kernel.stream.form;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Parts, each behind its length in 4 bytes, as {@link Digest} hashes them: so no two lists of parts share their bytes. */
public final class Parts {
    private Parts() {}

    public static Bytes joined(Bytes... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Bytes part : parts) {
            out.writeBytes(four(part.length()).copy());
            out.writeBytes(part.copy());
        }
        return Bytes.of(out.toByteArray());
    }

    static Bytes joined(List<Bytes> parts) {
        return joined(parts.toArray(Bytes[]::new));
    }

    /** A number in 4 bytes, the highest first. */
    public static Bytes four(int number) {
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    static Bytes one(int number) {
        return Bytes.of(new byte[] {(byte) number});
    }
}
