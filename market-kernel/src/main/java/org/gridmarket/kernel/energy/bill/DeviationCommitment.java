package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a meter puts on the ledger in place of a reading: Pedersen commitments to what its home fed in beyond, and took
 * beyond, what it had traded. They hide the amounts perfectly, so that they may be public for ever (anonymity, "Private
 * bill").
 *
 * @param t the interval
 * @param surplus to Wh, 0 when there is a deficit; {@link CommitmentCheck#COMMITMENT_BYTES} bytes
 * @param deficit to Wh, 0 when there is a surplus; as many bytes
 */
public record DeviationCommitment(Interval t, Bytes surplus, Bytes deficit) {
    public DeviationCommitment {
        CommitmentCheck.requireLength("commitment", surplus, CommitmentCheck.COMMITMENT_BYTES);
        CommitmentCheck.requireLength("commitment", deficit, CommitmentCheck.COMMITMENT_BYTES);
    }
}
