package org.gridmarket.kernel.quantity;

/**
 * How large keys and values are together, in bytes.
 *
 * @param bytes 0 or more
 */
public record ByteCount(long bytes) {
    public static final ByteCount NONE = new ByteCount(0);

    public ByteCount {
        if (bytes < 0) {
            throw new QuantityException(bytes + " bytes are less than nothing");
        }
    }

    public ByteCount plus(ByteCount more) {
        return new ByteCount(Math.addExact(bytes, more.bytes));
    }
}
