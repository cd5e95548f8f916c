package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.wire.Bytes;

/**
 * How often the ledger draws a result of this job for another run.
 *
 * @param rate in ten-thousandths, 0..{@link #ALWAYS}; 0 lets a silent job creator's result lapse
 * @param commitment hash of the secret that the draw is made with
 */
public record Audit(int rate, Bytes commitment) {
    public static final int ALWAYS = 10_000;

    /**
     * A quarter above the least rate at which honesty is dominant, 201 at theta 48 and equal prices, for appeals that nobody
     * takes (compute-market, Draw).
     */
    public static final int STANDARD_RATE = 250;

    public Audit {
        Lists.hash("audit commitment", commitment);
    }
}
