package org.gridmarket.middleware;

import org.gridmarket.discovery.DiscoveryLimits;

/**
 * Every bound of a daemon that the protocol does not know. They compose with {@link DiscoveryLimits}: what waits in the inbox
 * and what waits for slow subscribers are less than a quarter of a heap of 512 MiB together, beside the 128 MiB of live cards.
 */
public final class MiddlewareLimits {
    /** What waits of one member: four of the largest messages. What comes beyond is dropped: its flood is its own. */
    public static final long WAITING_BYTES_PER_MEMBER = 4L * DiscoveryLimits.MESSAGE_BYTES;

    /** What waits of all members: 64 full ones; beyond it whatever comes is dropped, as a network does. */
    public static final long WAITING_BYTES = 64 * WAITING_BYTES_PER_MEMBER;

    /** The frame around a message on the wire: headers of the membership layer, and the sender's address. */
    public static final int FRAME_BYTES = DiscoveryLimits.MESSAGE_BYTES + 16_384;

    /** Those who connect to a link and are not admitted yet: twice a full site. Whoever comes beyond is turned away. */
    public static final int HANDSHAKES = 2 * (DiscoveryLimits.SITE_NODES + 1);

    /** Who does not end a handshake within this time is let go, ms. */
    public static final int HANDSHAKE_MILLIS = 5_000;

    /** A member that the own view has lost is spoken to directly for so long, and heard: the view may be wrong. */
    public static final long LOST_MILLIS = 60_000;

    /** Whoever is reachable is found within this time. */
    public static final long FOUND_MILLIS = 10_000;

    /** Programs that are connected to a daemon; each may subscribe. */
    public static final int CONNECTIONS = DiscoveryLimits.SUBSCRIBERS;

    /** What one subscriber names of an earlier connection, services and heads together: 4 MB. */
    public static final int RESUMED_PER_CONNECTION = 20_000;

    /**
     * Answers and differences that wait for one program: more than all services of all live nodes, which is what a subscriber is
     * told at once. What waits are references to records that the daemon holds anyway.
     */
    public static final int ANSWERS_WAITING = DiscoveryLimits.LIVE_NODES * DiscoveryLimits.RECORDS_PER_NODE + 10_000;

    /** The same for all programs together: 64 MB of references. */
    public static final int ANSWERS_WAITING_TOGETHER = 4 * ANSWERS_WAITING;

    /** A program that does not read for so long loses its connection. */
    public static final long UNREAD_MILLIS = 10_000;

    /** Clocks of a machine that was suspended differ by this much more than before (rule 14). */
    public static final long SUSPENDED_MILLIS = 2_000;

    private MiddlewareLimits() {}
}
