package org.gridmarket.kernel.compute.offer;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.party.AccountKey;

/**
 * Whom a job creator takes.
 *
 * @param mediators 1..{@link ComputeLimit#MEDIATORS_PER_JOB}, each once
 * @param providers the only ones that may run it, each once; empty when anybody may
 */
public record JobTrust(List<AccountKey> mediators, List<AccountKey> providers) {
    public JobTrust {
        mediators = Lists.distinct("mediators", mediators, ComputeLimit.NAMES_PER_LIST.ceiling());
        providers = Lists.distinct("providers", providers, ComputeLimit.NAMES_PER_LIST.ceiling());
    }
}
