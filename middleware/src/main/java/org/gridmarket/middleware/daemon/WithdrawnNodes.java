package org.gridmarket.middleware.daemon;

import java.util.Collection;
import java.util.List;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.NodeIdentity;

/** Which certificates are withdrawn, as threads of the network see it; written by the daemon's thread. */
public final class WithdrawnNodes {
    private volatile List<DenialList> lists = List.of();

    void set(Collection<DenialList> newest) {
        lists = List.copyOf(newest);
    }

    /** Whether the node's organisation has withdrawn its certificate. */
    public boolean names(NodeIdentity identity) {
        return lists.stream().anyMatch(list -> list.names(identity));
    }
}
