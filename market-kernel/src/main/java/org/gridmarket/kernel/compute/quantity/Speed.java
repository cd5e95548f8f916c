package org.gridmarket.kernel.compute.quantity;

/**
 * How fast a machine does jobs, the slowest measured: a promise that deadlines are reckoned from.
 *
 * @param instructions in a second, 1 or more
 * @param bytes of input or output in a second, 1 or more
 */
public record Speed(Instructions instructions, ByteCount bytes) {
    private static final long MILLIS_PER_SECOND = 1_000;

    public Speed {
        if (instructions.count() < 1 || bytes.count() < 1) {
            throw new IllegalArgumentException("a speed of " + instructions + " and " + bytes + " in a second is none");
        }
    }

    /** runMs: how long so much work takes, each part rounded up; within 1.1 x 10^18 ms. */
    public Millis time(Instructions work, ByteCount transferred) {
        return new Millis(Math.ceilDiv(MILLIS_PER_SECOND * work.count(), instructions.count())
                + Math.ceilDiv(MILLIS_PER_SECOND * transferred.count(), bytes.count()));
    }
}
