package org.gridmarket.oblivious.forwarder;

import org.gridmarket.metrics.Exposition;
import org.gridmarket.metrics.ForwarderMetrics;

/**
 * What a forwarder has done since it opened, and all that it remembers of it: nothing says who asked, or when.
 *
 * @param carried sealed requests that a gateway gave a sealed answer to
 * @param failed sealed requests that got another answer, or none
 */
public record ForwarderCounts(long carried, long failed) {
    /** Adds both. */
    public void tell(Exposition text) {
        text.add(ForwarderMetrics.CARRIED, (double) carried).add(ForwarderMetrics.FAILED, (double) failed);
    }
}
