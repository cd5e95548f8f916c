package org.gridmarket.worker.compute.directory;

/** Every bound of a directory, with what it follows from. */
public final class DirectoryLimits {
    /** The largest output archive of a sandbox and what sealing adds; a layer is read into memory whole. */
    public static final long OBJECT_BYTES = (1L << 29) + (1L << 20);

    /** What one account may have here at a time: a few dozen of the largest jobs. */
    public static final long BYTES_PER_ACCOUNT = 1L << 34;

    /** So that small objects cannot fill its tables. */
    public static final int OBJECTS_PER_ACCOUNT = 10_000;

    /** Results that a provider may bring for one match before it commits to one: a container gives another at each run. */
    public static final int DEPOSITS_PER_MATCH = 4;

    /** Objects that one account has begun to bring and not brought: one each from a few of its workers. */
    public static final int BEGUN_PER_ACCOUNT = 16;

    /** What nobody has asked to be held goes after an hour: an upload that was broken off is long over, ms. */
    public static final long UNHELD_MILLIS = 3_600_000;

    /** The furthest deadline of an offer is 30 days off, and inputs are held for a day after it; one more for clocks, ms. */
    public static final long LONGEST_HOLD_MILLIS = 32L * 86_400_000;

    private DirectoryLimits() {}
}
