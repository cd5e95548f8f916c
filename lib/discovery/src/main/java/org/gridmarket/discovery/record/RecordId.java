package org.gridmarket.discovery.record;

import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A service of a node over all lives of its process.
 *
 * @param hash SHA-256 of node, app, actor, instance, port, type and kind
 */
@Bare
public record RecordId(Bytes hash) implements Comparable<RecordId> {
    @Override
    public int compareTo(RecordId other) {
        return hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return hash.toHex();
    }
}
