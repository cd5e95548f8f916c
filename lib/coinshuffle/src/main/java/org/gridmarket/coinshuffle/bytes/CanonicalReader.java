package org.gridmarket.coinshuffle.bytes;

/**
 * Reads what {@link CanonicalWriter} wrote. Every length is checked against what is left before anything is copied;
 * what does not fit throws {@link MalformedEncodingException}, which decoders turn into an answer.
 */
public final class CanonicalReader {
    private final Octets source;
    private int position;

    public CanonicalReader(Octets source) {
        this.source = source;
    }

    public int u8() {
        return (int) number(1);
    }

    public int u16() {
        return (int) number(2);
    }

    public long u32() {
        return number(4);
    }

    public long u64() {
        var value = number(8);
        if (value < 0) {
            throw new MalformedEncodingException("number at octet " + (position - 8) + " is beyond 63 bits");
        }
        return value;
    }

    public Octets fixed(int length) {
        if (length < 0 || length > source.length() - position) {
            throw new MalformedEncodingException(
                    length + " octets announced at " + position + ", " + (source.length() - position) + " are left");
        }
        position += length;
        return source.slice(position - length, position);
    }

    public Octets prefixed(int maxLength) {
        var length = u32();
        if (length > maxLength) {
            throw new MalformedEncodingException("field of " + length + " octets, at most " + maxLength + " allowed");
        }
        return fixed((int) length);
    }

    /** Nothing may follow. */
    public void end() {
        if (position != source.length()) {
            throw new MalformedEncodingException((source.length() - position) + " octets follow the end");
        }
    }

    private long number(int width) {
        var value = 0L;
        for (byte octet : fixed(width).toArray()) {
            value = value << 8 | (octet & 0xff);
        }
        return value;
    }
}
