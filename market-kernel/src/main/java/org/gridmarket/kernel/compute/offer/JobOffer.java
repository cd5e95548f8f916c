package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A job that wants to be run.
 *
 * @param deadline by when the result is wanted
 * @param expiry until when it may be matched
 * @param resultKey X25519, fresh: the delivery is sealed to it
 * @param retries how often it goes back into the book when a provider fails, 0..{@link ComputeLimit#RETRIES_PER_JOB}
 * @param group jobs of one group run at different providers; null when it does not matter
 */
public record JobOffer(
        JobLimits limits,
        JobMoney money,
        Environment environment,
        JobTrust trust,
        LedgerTime deadline,
        LedgerTime expiry,
        JobInputs inputs,
        Bytes resultKey,
        Audit audit,
        int retries,
        @Nullable String group) {
    public JobOffer {
        Lists.hash("result key", resultKey);
        if (retries < 0 || retries > ComputeLimit.RETRIES_PER_JOB.ceiling()) {
            throw new IllegalArgumentException(
                    retries + " retries are outside 0.." + ComputeLimit.RETRIES_PER_JOB.ceiling());
        }
        if (group != null) {
            Name.check("group", group);
        }
        inputs.size().plus(limits.output()); // within the range of bytes
    }

    /** in + out limit: what is transferred at most. */
    public ByteCount mostTransferred() {
        return inputs.size().plus(limits.output());
    }
}
