package org.gridmarket.kernel.compute.quantity;

import java.nio.ByteBuffer;
import org.gridmarket.kernel.wire.Bytes;

/** How a number stands in what is hashed: 8 bytes, the highest first. */
public final class EightBytes {
    private EightBytes() {}

    public static Bytes of(long number) {
        return Bytes.of(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
