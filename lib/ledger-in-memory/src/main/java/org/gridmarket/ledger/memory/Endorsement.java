package org.gridmarket.ledger.memory;

import java.util.List;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;

/** What the endorsers make of a proposal. Nothing is on the ledger yet. */
public sealed interface Endorsement {
    /**
     * All agree; may be committed, now or later, and more than once (as a resubmission is).
     *
     * @param endorsers the peers that have signed, ascending
     */
    record Endorsed(
            String function,
            String argument,
            LedgerCall call,
            Receipt receipt,
            ReadWriteSet effects,
            List<Integer> endorsers)
            implements Endorsement {
        public Endorsed {
            endorsers = endorsers.stream().sorted().distinct().toList();
        }

        /** The same, signed by these peers. */
        public Endorsed by(List<Integer> peers) {
            return new Endorsed(function, argument, call, receipt, effects, peers);
        }
    }

    /** All refuse for the same reason. */
    record Refused(Rejection reason) implements Endorsement {}

    /** The endorsers stand at different heights and differ; Fabric's gateway answers ABORTED. A retry may pass. */
    record Aborted(String reason) implements Endorsement {}
}
