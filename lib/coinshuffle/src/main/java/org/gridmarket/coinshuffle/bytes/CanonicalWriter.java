package org.gridmarket.coinshuffle.bytes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes big-endian numbers of fixed width and length-prefixed octets: one value, one encoding. */
public final class CanonicalWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Starts with a tag that no other use in this library writes, so that no bytes mean two things. */
    public static CanonicalWriter tagged(String tag) {
        return new CanonicalWriter().text(tag);
    }

    public CanonicalWriter u8(int value) {
        return number(value, 1);
    }

    public CanonicalWriter u16(int value) {
        return number(value, 2);
    }

    public CanonicalWriter u32(long value) {
        return number(value, 4);
    }

    /** Not negative; eight octets. */
    public CanonicalWriter u64(long value) {
        return number(value, 8);
    }

    /** Octets whose length the format fixes. */
    public CanonicalWriter fixed(Octets octets) {
        out.writeBytes(octets.toArray());
        return this;
    }

    /** Octets behind their length in four octets. */
    public CanonicalWriter prefixed(Octets octets) {
        return u32(octets.length()).fixed(octets);
    }

    public CanonicalWriter text(String text) {
        return prefixed(Octets.copyOf(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Octets octets() {
        return Octets.copyOf(out.toByteArray());
    }

    public byte[] toArray() {
        return out.toByteArray();
    }

    private CanonicalWriter number(long value, int width) {
        if (value < 0 || (width < 8 && value >= 1L << (8 * width))) {
            throw new IllegalArgumentException("number " + value + " does not fit " + width + " octets");
        }
        for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
        return this;
    }
}
