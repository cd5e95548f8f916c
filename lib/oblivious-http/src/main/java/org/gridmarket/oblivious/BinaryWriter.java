package org.gridmarket.oblivious;

import java.io.ByteArrayOutputStream;
import org.gridmarket.kernel.wire.Bytes;

/** Writes the parts of binary HTTP: numbers of variable length (RFC 9000, 16) and octets with their length. */
final class BinaryWriter {
    private static final int ONE_OCTET = 1 << 6;
    private static final int TWO_OCTETS = 1 << 14;
    private static final int FOUR_OCTETS = 1 << 30;

    private final ByteArrayOutputStream to = new ByteArrayOutputStream();

    BinaryWriter number(int value) {
        if (value < 0 || value >= FOUR_OCTETS) {
            throw new IllegalArgumentException(value + " is outside 0.." + (FOUR_OCTETS - 1));
        }
        if (value < ONE_OCTET) {
            to.write(value);
        } else if (value < TWO_OCTETS) {
            to.write(0x40 | value >> 8);
            to.write(value);
        } else {
            to.write(0x80 | value >> 24);
            to.write(value >> 16);
            to.write(value >> 8);
            to.write(value);
        }
        return this;
    }

    BinaryWriter text(String text) {
        return octets(Bytes.utf8(text));
    }

    BinaryWriter octets(Bytes octets) {
        number(octets.length());
        to.writeBytes(octets.copy());
        return this;
    }

    Bytes done() {
        return Bytes.of(to.toByteArray());
    }
}
