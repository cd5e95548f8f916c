package org.gridmarket.testbed.privacy.grouping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.NetLimit;

/**
 * A group that (2.17) as printed allows and the kernel refuses.
 *
 * @param feeders of the group
 * @param limit C_g^i = C_g^e by the printed formula
 * @param largestSafe what would be safe
 * @param reason the kernel's words
 */
public record UnsafeProposal(List<FeederId> feeders, NetLimit limit, NetLimit largestSafe, String reason) {
    public UnsafeProposal {
        feeders = List.copyOf(feeders);
    }

    /** Stable keys for the report. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("feeders", feeders.stream().map(FeederId::name).toList());
        keys.put("internal_limit_wh", limit.internal().wh());
        keys.put("largest_safe_internal_limit_wh", largestSafe.internal().wh());
        keys.put("reason", reason);
        return keys;
    }
}
