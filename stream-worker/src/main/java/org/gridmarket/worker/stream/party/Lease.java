package org.gridmarket.worker.stream.party;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.roles.stream.Remembered;
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

    private final Remembered<Integer> settled = new Remembered<>();
    private int forgotten;

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

    /** Something of an epoch has come, which may be settled already. */
    final void hasHeardOf(int epoch) {
        forgotten = Math.min(forgotten, epoch);
    }

    /**
     * Lets go of epochs that are settled, unless nothing more is settled or heard of than the last time.
     *
     * @param forgetBefore told the first epoch that is not settled, {@link Settled}
     */
    final void forgetSettled(IntConsumer forgetBefore) {
        int unsettled = settled.at(view.changes(), () -> Settled.before(view));
        if (unsettled > forgotten) {
            forgotten = unsettled;
            forgetBefore.accept(unsettled);
        }
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
