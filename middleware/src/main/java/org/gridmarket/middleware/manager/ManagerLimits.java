package org.gridmarket.middleware.manager;

import java.util.concurrent.TimeUnit;

/**
 * Every bound of the application manager. They compose: each actor may use {@link #LEAST_MEMORY_BYTES} at least, so the memory
 * that a machine gives to applications bounds its actors, and those bound the logs on its disk.
 */
public final class ManagerLimits {
    /** Bytes of a package, and of all that it holds when it is unpacked (spec middleware, Application manager). */
    public static final long PACKAGE_BYTES = 64L * 1024 * 1024;

    /** Files of a package beside its manifest and signature: a model, a deployment, jars. */
    public static final int PACKAGE_FILES = 64;

    /** A manifest: a line of about 200 bytes for each file, names of the greatest length. */
    public static final int MANIFEST_BYTES = 32_768;

    /** A signature file: key and signature in hex. */
    public static final int SIGNATURE_BYTES = 512;

    /** Applications that a machine has at one time, whatever is wanted of them. */
    public static final int APPLICATIONS = 32;

    /**
     * Applications that were removed and whose number is still known, so that an older order is refused; beyond it the one that
     * was removed first is forgotten.
     */
    public static final int REMOVED_APPLICATIONS = 256;

    /** The highest number of an order; far from the end of a {@code long}. */
    public static final long HIGHEST_NUMBER = 1_000_000_000_000L;

    /** Keys that a machine believes. */
    public static final int KEYS = 64;

    /** What an actor may use when its model says nothing. */
    public static final long USUAL_MEMORY_BYTES = 256L * 1024 * 1024;

    /**
     * What a process on the JVM needs beside its heap: classes, threads, compiled code, buffers. An actor with one component was
     * seen with 88 MiB in all, the used part of its heap among them.
     */
    public static final long BESIDE_HEAP_BYTES = 96L * 1024 * 1024;

    /** The least heap that an actor is started with. */
    public static final long LEAST_HEAP_BYTES = 16L * 1024 * 1024;

    /** A model that allows an actor less is refused: nothing on a JVM runs in it. */
    public static final long LEAST_MEMORY_BYTES = BESIDE_HEAP_BYTES + LEAST_HEAP_BYTES;

    /** What a machine gives to all actors together when its operator says nothing. */
    public static final long MACHINE_MEMORY_BYTES = 1024L * 1024 * 1024;

    /**
     * An actor whose components do not run within this time is ended. The page says 10 s; on two cores at a load of 28 a process
     * needed up to 8 s until it was heard.
     */
    public static final long START_MILLIS = 30_000;

    /** An actor that was asked to end and has not within this time is killed. */
    public static final long STOP_MILLIS = 10_000;

    /** The pause before an actor is started again for the first time; it doubles with each end. */
    public static final long FIRST_PAUSE_MILLIS = 1_000;

    /** The longest pause. */
    public static final long LONGEST_PAUSE_MILLIS = 60_000;

    /** As many ends of its own within {@link #ENDS_MILLIS} are the last: the actor stays down until the next order. */
    public static final int ENDS = 5;

    /** Over what time ends are counted; an actor that ran for so long begins with the first pause again. */
    public static final long ENDS_MILLIS = TimeUnit.MINUTES.toMillis(10);

    /** How often the machine is looked at. What happens meanwhile is seen so much later. */
    public static final long LOOK_MILLIS = 250;

    /** A loop that has not gone round for so long is not well: nothing is announced of applications meanwhile. */
    public static final long WELL_MILLIS = 8 * LOOK_MILLIS;

    /** How often memory is read. */
    public static final long MEMORY_LOOK_MILLIS = 1_000;

    /** One file of an actor's log, and how many there are (spec middleware, Application manager). */
    public static final long LOG_BYTES = 10L * 1024 * 1024;

    public static final int LOG_FILES = 3;

    /** What one question shows of a log. */
    public static final int SHOWN_LOG_BYTES = 65_536;

    /** A line of a question or of an answer; the longest is a status with all actors that the memory of a machine bears. */
    public static final int LINE_BYTES = 4 * 1024 * 1024;

    /** Questions that are answered at one time. */
    public static final int CONNECTIONS = 16;

    /** Who connects and says or reads nothing for so long is cut. */
    public static final long SILENT_MILLIS = 30_000;

    /**
     * A package is received within this time, 1 MiB a second at least: one comes at a time, and who sends it byte by byte would
     * keep all others from theirs.
     */
    public static final long PACKAGE_MILLIS = 64_000;

    private ManagerLimits() {}
}
