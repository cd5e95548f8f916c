package org.gridmarket.agent.energy;

import java.util.List;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.energy.offer.PageId;

/**
 * Port: where an agent writes down each operation before it is sent, so that one that was stopped at any moment sends the same
 * operation again, which the ledger carries out once. Each call returns once what it brings would survive the stop.
 */
public interface OutgoingJournal {
    /** It is about to be sent for the first time. */
    void sending(OutgoingOperation operation);

    /** It is answered for good. */
    void answered(OutgoingOperation operation, boolean committed);

    /** What was sent and not answered for good, in the order in which it was first sent. */
    List<OutgoingOperation> outstanding();

    /** The newest pages that are known to be on the ledger. */
    List<PageId> pages();

    /** For agents that live as long as their process. */
    OutgoingJournal NONE = new OutgoingJournal() {
        @Override
        public void sending(OutgoingOperation operation) {
            // nobody will ask
        }

        @Override
        public void answered(OutgoingOperation operation, boolean committed) {
            // nobody will ask
        }

        @Override
        public List<OutgoingOperation> outstanding() {
            return List.of();
        }

        @Override
        public List<PageId> pages() {
            return List.of();
        }
    };
}
