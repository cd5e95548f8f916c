package org.gridmarket.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes. On the wire: lower-case hex. */
public final class Bytes implements Comparable<Bytes> {
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte[] content) {
        return new Bytes(content.clone());
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses anything but an even number of lower-case hex digits. */
    public static Bytes hex(String digits) {
        try {
            byte[] content = HEX.parseHex(digits);
            if (!HEX.formatHex(content).equals(digits)) {
                throw new MalformedException("hex text is not lower-case");
            }
            return new Bytes(content);
        } catch (IllegalArgumentException notHex) {
            throw new MalformedException("not an even number of lower-case hex digits", notHex);
        }
    }

    public byte[] copy() {
        return content.clone();
    }

    public int length() {
        return content.length;
    }

    public String toHex() {
        return HEX.formatHex(content);
    }

    public String toUtf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
