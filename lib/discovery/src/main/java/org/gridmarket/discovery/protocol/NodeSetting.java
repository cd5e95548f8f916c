package org.gridmarket.discovery.protocol;

import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.kernel.party.Name;

/**
 * What is configured of a daemon.
 *
 * @param site the nodes that hear each other directly
 * @param leaseMillis how long its heads live without a newer one
 * @param bridge whether it carries between its site and the trunk
 * @param summaryNodes lines of one summary
 */
public record NodeSetting(String site, long leaseMillis, boolean bridge, int summaryNodes) {
    public NodeSetting {
        Name.check("site", site);
        if (summaryNodes < 1 || summaryNodes > DiscoveryLimits.SUMMARY_NODES) {
            throw new IllegalArgumentException(summaryNodes + " lines of a summary");
        }
    }

    /** With the usual lease. */
    public static NodeSetting of(String site, boolean bridge) {
        return new NodeSetting(site, DiscoveryTimes.DEFAULT_LEASE_MILLIS, bridge, DiscoveryLimits.SUMMARY_NODES);
    }
}
