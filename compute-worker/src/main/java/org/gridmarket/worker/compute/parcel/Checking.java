package org.gridmarket.worker.compute.parcel;

import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * How a job creator looks at a result itself, besides the ledger's draw (compute-market, Verification and cheating as
 * policies). The sandbox is deterministic, so a difference is certain and the result is rejected.
 *
 * @param rate how often the job is run again here, in ten-thousandths
 * @param checker hash of a module that is given inputs and output and ends with 0 when they fit; null when there is none
 * @param twin id of the order of the same job at another provider, whose result has to be the same; null when there is none
 */
public record Checking(
        int rate, @Nullable Bytes checker, @Nullable Bytes twin) {
    /** All is left to the draw. */
    public static final Checking NOTHING = new Checking(0, null, null);

    public Checking {
        if (rate < 0 || rate > Audit.ALWAYS) {
            throw new IllegalArgumentException("a rate of " + rate + " is outside 0.." + Audit.ALWAYS);
        }
    }

    /** Run again so often, in ten-thousandths. */
    public static Checking sampled(int rate) {
        return new Checking(rate, null, null);
    }

    /** Looked at by a module that lies here. */
    public static Checking by(Bytes checker) {
        return new Checking(0, checker, null);
    }

    /** Compared with the result of another order. */
    public static Checking against(Bytes twin) {
        return new Checking(0, null, twin);
    }
}
