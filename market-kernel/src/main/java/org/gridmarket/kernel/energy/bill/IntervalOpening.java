package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Opens one interval in a dispute, and tells nothing of any other. For the DSO's eyes only: never part of a transaction.
 *
 * @param t the interval
 * @param deviation what the home fed in (positive) or took (negative) beyond its trades
 * @param surplusBlinding {@link CommitmentCheck#BLINDING_BYTES} bytes
 * @param deficitBlinding as many bytes
 */
public record IntervalOpening(Interval t, NetEnergy deviation, Bytes surplusBlinding, Bytes deficitBlinding) {
    public IntervalOpening {
        CommitmentCheck.requireLength("blinding", surplusBlinding, CommitmentCheck.BLINDING_BYTES);
        CommitmentCheck.requireLength("blinding", deficitBlinding, CommitmentCheck.BLINDING_BYTES);
    }
}
