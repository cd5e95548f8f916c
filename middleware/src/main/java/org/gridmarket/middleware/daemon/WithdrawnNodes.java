package org.gridmarket.middleware.daemon;

import java.util.Collection;
import java.util.List;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.discovery.trust.NodeIdentity;

/** Which certificates are withdrawn, as threads of the network see it; written by the daemon's thread. */
public final class WithdrawnNodes {
    private volatile List<DenialList> lists = List.of();

    /** Says whether that is news. */
    boolean set(Collection<DenialList> newest) {
        boolean news = !lists.equals(List.copyOf(newest));
        lists = List.copyOf(newest);
        return news;
    }

    /** Whether the node's organisation has withdrawn its certificate. */
    public boolean names(NodeIdentity identity) {
        return lists.stream().anyMatch(list -> list.names(identity));
    }
}
