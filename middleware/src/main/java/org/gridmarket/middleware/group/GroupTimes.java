package org.gridmarket.middleware.group;

import org.gridmarket.discovery.DiscoveryTimes;

/** Every time of groups, in ms. */
public final class GroupTimes {
    /**
     * A member that hears nothing of its daemon for so long knows no leader, itself included: by then others may have let its
     * node's lease run out and follow somebody else.
     */
    public static final long BLIND_MILLIS = DiscoveryTimes.DEFAULT_LEASE_MILLIS;

    /**
     * How long two members of one connected part may both hold that they lead, from a change on, while discovery's messages
     * arrive (spec middleware, Groups): a lease and a doubt.
     */
    public static final long TWO_LEADERS_MILLIS =
            DiscoveryTimes.DEFAULT_LEASE_MILLIS + DiscoveryTimes.doubt(DiscoveryTimes.DEFAULT_LEASE_MILLIS);

    private GroupTimes() {}
}
