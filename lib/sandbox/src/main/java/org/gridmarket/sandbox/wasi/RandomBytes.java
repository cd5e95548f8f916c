package org.gridmarket.sandbox.wasi;

import java.nio.ByteBuffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Bytes that look random and are the same in every run: SHA-256 of a seed and a counter, block after block. */
final class RandomBytes {
    private static final Bytes TAG = Bytes.utf8("gridmarket/sandbox/random/1");

    private final Bytes seed;
    private byte[] block = {};
    private int position;
    private long counter;

    RandomBytes(Bytes seed) {
        this.seed = seed;
    }

    byte[] next(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (position == block.length) {
                Bytes number =
                        Bytes.of(ByteBuffer.allocate(8).putLong(counter++).array());
                block = Digest.sha256(TAG, seed, number).copy();
                position = 0;
            }
            int part = Math.min(bytes.remaining(), block.length - position);
            bytes.put(block, position, part);
            position += part;
        }
        return bytes.array();
    }
}
