package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Opens the bill of a cycle, and nothing of its intervals.
 *
 * @param total positive: the prosumer pays; negative: the DSO does
 * @param blinding sum of the blindings, weighted like the commitments; {@link CommitmentCheck#BLINDING_BYTES} bytes
 */
public record BillOpening(Money total, Bytes blinding) {
    public BillOpening {
        CommitmentCheck.requireLength("blinding", blinding, CommitmentCheck.BLINDING_BYTES);
    }
}
