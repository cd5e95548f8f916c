package org.gridmarket.oblivious;

import java.nio.ByteBuffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;

/** Reads the parts of binary HTTP; what does not fit is a MalformedException. */
final class BinaryReader {
    private final ByteBuffer from;

    BinaryReader(Bytes message) {
        from = ByteBuffer.wrap(message.copy());
    }

    /** A number of variable length (RFC 9000, 16); above 2^30 it is refused, as nothing here is so long. */
    int number() {
        int first = octet();
        int more = (1 << (first >> 6)) - 1;
        long value = first & 0x3f;
        for (int i = 0; i < more; i++) {
            value = value << 8 | octet();
        }
        if (value >= 1 << 30) {
            throw new MalformedException("number " + value + " in a binary message is above 2^30 - 1");
        }
        return (int) value;
    }

    private int octet() {
        if (!from.hasRemaining()) {
            throw new MalformedException("a binary message ends within a number, after " + from.limit() + " octets");
        }
        return Byte.toUnsignedInt(from.get());
    }

    Bytes octets() {
        int length = number();
        if (length > from.remaining()) {
            throw new MalformedException("a binary message ends " + (length - from.remaining()) + " octets too early");
        }
        byte[] octets = new byte[length];
        from.get(octets);
        return Bytes.of(octets);
    }

    String text() {
        return octets().toUtf8();
    }

    /** As octets, or nothing where the message ends: empty sections at its end may be left out (RFC 9292, 3.8). */
    Bytes octetsIfAny() {
        return from.hasRemaining() ? octets() : Bytes.utf8("");
    }

    /** Nothing may follow but zeros. */
    void padding() {
        while (from.hasRemaining()) {
            if (from.get() != 0) {
                throw new MalformedException("a binary message goes on after its end");
            }
        }
    }
}
