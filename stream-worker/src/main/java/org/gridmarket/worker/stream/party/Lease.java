package org.gridmarket.worker.stream.party;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.worker.stream.transport.Topic;

/** One lease as one of its parties plays it. */
abstract class Lease {
    final Seat seat;
    final AllocationId id;
    final AllocationTerms terms;
    final LeaseView view;
    final Links links;

    /** What its links begin with. */
    final String name;

    private long settledAt = -1;
    private int settled;

    Lease(Seat seat, StreamEvent.StreamAllocationCreated created, Links links) {
        this.seat = seat;
        this.id = created.id();
        this.terms = created.allocation().terms();
        this.view = new LeaseView(created);
        this.links = links;
        this.name = id + " ";
    }

    final void hear(StreamEvent event) {
        view.hear(event);
    }

    /** Epochs before this one are settled, {@link Settled}. */
    final int settledEpochs() {
        if (settledAt != view.changes()) {
            settled = Settled.before(view);
            settledAt = view.changes();
        }
        return settled;
    }

    final boolean isClosed() {
        return view.isClosed();
    }

    /** What the party has to sign now. */
    abstract Optional<StreamCommand.Signed> due(LedgerTime now);

    /** Takes what has come in, and sends what is due beside the ledger. */
    abstract void step(LedgerTime now, Inbox inbox);

    /** The next moment, after now, at which something comes due by itself; empty when only events bring anything. */
    abstract Optional<LedgerTime> nextStep(LedgerTime now);

    /** Lets go of all that was only for this lease. */
    abstract void end();

    /** Its own topics, to be taken away once it is over; rights to them end with them. */
    abstract List<Topic> topics();
}
