package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
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

    /** What it costs at an ask when it uses all that it may: est of a provider's, a run of a mediator's. */
    public Money mostAt(Ask ask) {
        return priceAt(ask, limits.instructions(), limits.output());
    }

    /**
     * What it costs at an ask. A container costs a start alone: whatever it counts, nobody could check (compute-market, Sandbox).
     *
     * @param output bytes that came out; what went in is in the offer
     */
    public Money priceAt(Ask ask, Instructions used, ByteCount output) {
        return environment.isReproducible() ? ask.price(used, inputs.size().plus(output)) : ask.start();
    }
}
