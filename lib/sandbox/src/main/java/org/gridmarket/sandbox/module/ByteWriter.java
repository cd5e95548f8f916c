package org.gridmarket.sandbox.module;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the binary format. */
final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int length;

    ByteWriter u8(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
        return this;
    }

    ByteWriter u32(long value) {
        long rest = value;
        while (rest >= 0x80) {
            u8((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    ByteWriter signed(long value) {
        long rest = value;
        while (rest < -64 || rest > 63) {
            u8((int) (rest & 0x7f) | 0x80);
            rest >>= 7;
        }
        return u8((int) (rest & 0x7f));
    }

    ByteWriter littleEndian(long value, int count) {
        for (int index = 0; index < count; index++) {
            u8((int) (value >>> (8 * index)));
        }
        return this;
    }

    ByteWriter bytes(byte[] source, int from, int count) {
        if (count > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    ByteWriter bytes(byte[] source) {
        return bytes(source, 0, source.length);
    }

    ByteWriter name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return u32(text.length).bytes(text);
    }

    /** Another writer's bytes behind their number. */
    ByteWriter part(ByteWriter part) {
        return u32(part.length).bytes(part.bytes, 0, part.length);
    }

    ByteWriter append(ByteWriter other) {
        return bytes(other.bytes, 0, other.length);
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}
