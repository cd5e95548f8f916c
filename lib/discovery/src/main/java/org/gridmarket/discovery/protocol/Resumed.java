package org.gridmarket.discovery.protocol;

import java.util.List;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a subscriber brings along from another connection or an earlier life of the daemon, so that each difference is told once.
 *
 * @param told the services that it was told of and that are not down
 * @param floors the heads that it was told from
 */
public record Resumed(List<Known> told, List<Floor> floors) {
    public static final Resumed NOTHING = new Resumed(List.of(), List.of());

    public Resumed {
        told = List.copyOf(told);
        floors = List.copyOf(floors);
    }

    /** A service as it was told last. */
    public record Known(NodeId node, RecordId id, Bytes fingerprint, long leaseMillis) {}

    /** Nothing is told from an older head of this node. */
    public record Floor(NodeId node, HeadKey head) {}
}
