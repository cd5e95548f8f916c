package org.gridmarket.discovery.protocol;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.NodeId;
import org.jspecify.annotations.Nullable;

/** Asks for what is missing, of each node not more often than each half second (rule 4). */
final class Pulls {
    private final Membership members;
    private final Outside outside;

    /** Nodes of which nothing is believed yet; the one that was asked for longest ago comes first. */
    private final Map<NodeId, Long> mandates = new LinkedHashMap<>(16, 0.75f, true);

    Pulls(Membership members, Outside outside) {
        this.members = members;
        this.outside = outside;
    }

    /** Asks for content: the node itself, and whoever told of its head. */
    void content(NodeEntry entry, @Nullable Member from, long nowMillis) {
        if (nowMillis - entry.wantedMillis < DiscoveryTimes.PULL_MILLIS) {
            return;
        }
        entry.wantedMillis = nowMillis;
        Set<Member> asked = new LinkedHashSet<>(members.of(entry.node()));
        if (from != null) {
            asked.add(from);
        }
        asked.forEach(member -> outside.send(member, new Message.Want(entry.node())));
    }

    /** Asks whoever told of a head for the mandate that it names. */
    void mandate(Member from, NodeId node, long nowMillis) {
        Long before = mandates.get(node);
        if (before != null && nowMillis - before < DiscoveryTimes.PULL_MILLIS) {
            return;
        }
        mandates.put(node, nowMillis);
        if (mandates.size() > DiscoveryLimits.MANDATES_ASKED_FOR) {
            mandates.remove(mandates.keySet().iterator().next());
        }
        outside.send(from, new Message.Want(node));
    }
}
