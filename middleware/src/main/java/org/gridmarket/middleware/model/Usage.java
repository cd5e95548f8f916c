package org.gridmarket.middleware.model;

import org.jspecify.annotations.Nullable;

/**
 * What an actor may use of its machine; {@link #UNBOUNDED} where nothing is said.
 *
 * @param cpu of all cores together
 * @param memoryBytes at most
 * @param spaceBytes of files at most
 * @param network to other machines
 */
public record Usage(
        @Nullable Cpu cpu,
        long memoryBytes,
        long spaceBytes,
        @Nullable Network network) {
    public static final long UNBOUNDED = 0;
    public static final Usage ANY = new Usage(null, UNBOUNDED, UNBOUNDED, null);

    /**
     * Time of processors.
     *
     * @param hard whether more is not given, instead of being said only
     * @param percent of one core
     * @param overMillis the time over which it is counted
     */
    public record Cpu(boolean hard, int percent, long overMillis) {}

    /** Bytes a second in the mean and at most, and bytes at once; {@link #UNBOUNDED} where nothing is said. */
    public record Network(long rate, long ceiling, long burst) {}
}
