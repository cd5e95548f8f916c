package org.gridmarket.testkit.ledger;

import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;

/** What the endorsers make of a proposal. Nothing is on the ledger yet. */
public sealed interface Endorsement {
    /** All agree; may be committed, now or later, and more than once (as a resubmission is). */
    record Endorsed(String function, String argument, LedgerCall call, Receipt receipt, ReadWriteSet effects)
            implements Endorsement {}

    /** All refuse for the same reason. */
    record Refused(Rejection reason) implements Endorsement {}

    /** The endorsers stand at different heights and differ; Fabric's gateway answers ABORTED. A retry may pass. */
    record Aborted(String reason) implements Endorsement {}
}
