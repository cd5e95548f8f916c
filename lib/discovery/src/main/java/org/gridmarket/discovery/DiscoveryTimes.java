package org.gridmarket.discovery;

/** Every time of the protocol, in ms (spec middleware, The protocol). What follows from a node's lease is computed from it. */
public final class DiscoveryTimes {
    public static final long SHORTEST_LEASE_MILLIS = 3_000;
    public static final long LONGEST_LEASE_MILLIS = 60_000;
    public static final long DEFAULT_LEASE_MILLIS = 5_000;

    /** A lease is renewed five times while it runs, so four beats in a row may be lost. */
    private static final long BEATS_PER_LEASE = 5;

    /** Other sites hear each head up to {@link #THIN_MILLIS} later, and by way of bridges that may change. */
    private static final long REMOTE_LEASES = 3;

    private static final long DOUBT_BEATS = 2;

    /** A change travels at once, but not sooner after the last head: changes within this time travel together. */
    public static final long GATHER_MILLIS = 20;

    /** Two members compare what they know. */
    public static final long SUMMARY_MILLIS = 2_000;

    /** After its first contact a daemon tells of others, whoever has answered by then (rule 10). */
    public static final long SETTLE_MILLIS = 2_000;

    /** Members with whom it has compared before that. */
    public static final int SETTLE_MEMBERS = 3;

    /** Missing content is asked for again. */
    public static final long PULL_MILLIS = 500;

    /** A difference of ages that is worth a message (rule 7). */
    public static final long FRESHER_MILLIS = 500;

    /** A bridge carries an unchanged head at most this often (rule 13). */
    public static final long THIN_MILLIS = 3_000;

    /** An actor beats this often (rule 12), and is silent after three. */
    public static final long ACTOR_BEAT_MILLIS = 1_000;

    public static final long ACTOR_SILENT_MILLIS = 3 * ACTOR_BEAT_MILLIS;

    /** What a restarted daemon announces from its disk has to confirm itself (rule 9). */
    public static final long REJOIN_MILLIS = 2_000;

    /** A copied key is outbid at most this often, doubling (rule 8). */
    public static final long CALM_MILLIS = 2_000;

    public static final int CALM_DOUBLINGS = 5;

    /** Without a copied key for this long, the doubling begins anew. */
    public static final long CALM_FORGOTTEN_MILLIS = 120_000;

    /** How late an end may be noticed. */
    public static final long SWEEP_MILLIS = 200;

    /** The newest heads go to disk. */
    public static final long KEEP_HEADS_MILLIS = 60_000;

    /** Beats and summaries vary by this share, so that nodes do not fall into step. */
    public static final int JITTER_PERCENT = 10;

    private DiscoveryTimes() {}

    public static long beat(long leaseMillis) {
        return leaseMillis / BEATS_PER_LEASE;
    }

    /** How long a head of another site lives. */
    public static long remote(long leaseMillis) {
        return REMOTE_LEASES * leaseMillis;
    }

    /** How long a node that is said to be gone may answer by a newer head (rule 5). */
    public static long doubt(long leaseMillis) {
        return DOUBT_BEATS * beat(leaseMillis);
    }
}
