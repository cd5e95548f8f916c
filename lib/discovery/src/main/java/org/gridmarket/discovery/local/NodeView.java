package org.gridmarket.discovery.local;

import java.util.List;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.NodeEntry;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.VerifiedHead;
import org.jspecify.annotations.Nullable;

/**
 * What a daemon knows of one node, to be shown to people: never only that it is up.
 *
 * @param node its id
 * @param identity what its certificate says; absent for a node that was not heard in this life of the daemon
 * @param site as its head says
 * @param head its newest one
 * @param ageMillis since that was issued, as far as known
 * @param liveMillis since it came alive; 0 when it is not
 * @param cause why it is not alive; absent when it is
 * @param services that it may announce
 * @param ignored records that it may not announce
 */
public record NodeView(
        NodeId node,
        @Nullable NodeIdentity identity,
        String site,
        HeadKey head,
        long ageMillis,
        long liveMillis,
        @Nullable Cause cause,
        List<Service> services,
        List<Ignored> ignored) {
    public NodeView {
        services = List.copyOf(services);
        ignored = List.copyOf(ignored);
    }

    /** A record that is not told, and why. */
    public record Ignored(RecordId id, String code, String detail) {}

    public boolean isLive() {
        return cause == null;
    }

    /** Of another node, at a moment of the daemon's monotonic clock. */
    public static NodeView of(NodeEntry entry, long nowMillis) {
        VerifiedHead verified = entry.verified();
        boolean live = entry.isLive();
        return new NodeView(
                entry.node(),
                verified == null ? null : verified.identity(),
                entry.newest().text().site(),
                entry.newest().key(),
                Math.max(0, entry.age(nowMillis)),
                live ? Math.max(0, nowMillis - entry.liveSinceMillis()) : 0,
                live ? null : entry.endCause(),
                List.copyOf(entry.services().values()),
                entry.ignored().stream()
                        .map(each -> new Ignored(
                                each.id(),
                                each.reason().code().name(),
                                each.reason().detail()))
                        .toList());
    }
}
