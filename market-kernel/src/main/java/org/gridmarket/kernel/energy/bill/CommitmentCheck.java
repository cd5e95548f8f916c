package org.gridmarket.kernel.energy.bill;

import java.util.List;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: the commitments of private bills as far as the ledger needs them. An implementation is a pure function of its
 * arguments, the same in every endorser, and answers whatever bytes it is given without an exception. Its generators
 * depend on the ledger alone and nobody knows a relation between them.
 */
public interface CommitmentCheck {
    /** A compressed point. */
    int COMMITMENT_BYTES = 33;

    /** A scalar, unsigned, the highest byte first. */
    int BLINDING_BYTES = 32;

    /** Whether these bytes are a commitment at all. */
    boolean isCommitment(Bytes point);

    /**
     * Whether the opening is that of exactly this bill: the sum of deficit price x deficit less surplus price x surplus
     * over the cycle, less the retired credit.
     *
     * @param cycle one per interval of the prices, ascending
     * @param retiredCredit commitment to µ
     */
    boolean isBill(
            Target ledger,
            List<DeviationCommitment> cycle,
            CyclePrices prices,
            Bytes retiredCredit,
            BillOpening opening);

    /** Whether the opening is that of this very interval. */
    boolean isOpened(Target ledger, DeviationCommitment interval, IntervalOpening opening);

    /** Refuses any other length. */
    static void requireLength(String what, Bytes bytes, int length) {
        if (bytes.length() != length) {
            throw new IllegalArgumentException(what + " has " + bytes.length() + " bytes, not " + length);
        }
    }
}
