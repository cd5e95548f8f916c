package org.gridmarket.discovery.protocol;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * When a daemon begins to tell of others (rule 10): after it has compared what it knows with three members and has what they
 * know better, or some time after its first contact. One member alone could show it a former life of a node.
 */
final class Settling {
    private final Set<String> compared = new LinkedHashSet<>();
    private final Set<NodeId> awaited = new LinkedHashSet<>();
    private @Nullable Long firstContactMillis;
    private boolean settled;

    void contact(long nowMillis) {
        if (firstContactMillis == null) {
            firstContactMillis = nowMillis;
        }
    }

    /** A summary of a member came, and what it knows better was asked for; says whether that settles it. */
    boolean compared(Member member, Message.Summary summary, Collection<NodeId> asked) {
        if (settled) {
            return false;
        }
        if (awaited.size() < DiscoveryLimits.KNOWN_NODES) {
            awaited.addAll(asked);
        }
        if (summary.below() == null) {
            compared.add(member.address());
        }
        return settles();
    }

    /** A head of a node came; says whether that settles it. */
    boolean heard(NodeId node) {
        return awaited.remove(node) && settles();
    }

    private boolean settles() {
        return awaited.isEmpty() && compared.size() >= DiscoveryTimes.SETTLE_MEMBERS && settle();
    }

    /** Says whether it has waited long enough by now. */
    boolean waited(long nowMillis) {
        return !settled
                && firstContactMillis != null
                && nowMillis - firstContactMillis >= DiscoveryTimes.SETTLE_MILLIS
                && settle();
    }

    private boolean settle() {
        settled = true;
        compared.clear();
        awaited.clear();
        return true;
    }

    boolean isSettled() {
        return settled;
    }
}
