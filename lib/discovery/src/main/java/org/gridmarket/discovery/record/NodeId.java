package org.gridmarket.discovery.record;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A machine with a discovery daemon.
 *
 * @param hash SHA-256 of the public key of its certificate, 32 bytes
 */
@Bare
public record NodeId(Bytes hash) implements Comparable<NodeId> {
    public static final int LENGTH = 32;

    private static final int SHOWN_DIGITS = 8;

    public NodeId {
        if (hash.length() != LENGTH) {
            throw new IllegalArgumentException("a node id has " + hash.length() + " bytes, not " + LENGTH);
        }
    }

    public static NodeId hex(String digits) {
        return new NodeId(Bytes.hex(digits));
    }

    @Override
    public int compareTo(NodeId other) {
        return hash.compareTo(other.hash);
    }

    /** Its first digits, for messages to people. */
    @Override
    public String toString() {
        return hash.toHex().substring(0, SHOWN_DIGITS);
    }
}
