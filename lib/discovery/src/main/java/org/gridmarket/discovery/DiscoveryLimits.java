package org.gridmarket.discovery;

/**
 * Every bound of discovery. They compose: {@link #LIVE_NODES} cards of {@link #CARD_BYTES} are 128 MiB, what a daemon with a
 * heap of 512 MiB bears; {@link #KNOWN_NODES} heads with their mandates are 40 MB on its disk; a summary of
 * {@link #SUMMARY_NODES} lines has 150 kB, and a card with head and mandate less than {@link #MESSAGE_BYTES}.
 */
public final class DiscoveryLimits {
    /** A record in canonical form. */
    public static final int RECORD_BYTES = 4_096;

    /** Records of one node, those of scope {@code NODE} included. */
    public static final int RECORDS_PER_NODE = 256;

    /** All records of a node together: 256 of 512 bytes, which is more than a record of a gateway has. */
    public static final int CARD_BYTES = 131_072;

    public static final int ENDPOINTS_PER_RECORD = 4;
    public static final int ATTRIBUTES_PER_RECORD = 16;
    public static final int ATTRIBUTE_CHARACTERS = 512;

    /** The longest name of a host (RFC 1035). */
    public static final int HOST_CHARACTERS = 253;

    /** A node's certificate in DER; P-256 ones have 600 to 900 bytes. */
    public static final int CERTIFICATE_BYTES = 4_096;

    /** A list of denials: some 1,500 certificates of one organisation. */
    public static final int DENIAL_BYTES = 65_536;

    /** Nodes whose newest head is kept, dead ones included; beyond it the one that ended first is forgotten. */
    public static final int KNOWN_NODES = 10_000;

    /** Nodes alive at the same time; the protocol is made for 500. */
    public static final int LIVE_NODES = 1_000;

    /**
     * Nodes of one site alive at the same time, the own one beside them: each hears each other's beat, so 100 of them are 100
     * heads a second at each.
     */
    public static final int SITE_NODES = 100;

    /** Lines of one summary; more nodes are told in several, one after the other. */
    public static final int SUMMARY_NODES = 1_000;

    /** The largest message of the protocol in canonical form: a card with head and mandate, a summary, a list of denials. */
    public static final int MESSAGE_BYTES = 262_144;

    /** One line of the local interface from a program to its daemon. */
    public static final int REQUEST_BYTES = 65_536;

    /** One line from a daemon to a program: a card as it travels, or all that is known of one node. */
    public static final int ANSWER_BYTES = 2 * MESSAGE_BYTES;

    /** Heads of one member that are refused within a second before the rest of that second is dropped unread. */
    public static final int BAD_HEADS_PER_SECOND = 10;

    /** Nodes whose mandate was asked for lately; the oldest is forgotten first. */
    public static final int MANDATES_ASKED_FOR = 1_000;

    /** Subscribers of one daemon. */
    public static final int SUBSCRIBERS = 1_000;

    /** Numbers of incarnations and beats: never reached by counting, and one more still fits. */
    public static final long HIGHEST_COUNT = 1_000_000_000_000_000L;

    /** Ages beyond this (30 years in ms) are no ages. */
    public static final long HIGHEST_AGE_MILLIS = 1_000_000_000_000L;

    private DiscoveryLimits() {}
}
