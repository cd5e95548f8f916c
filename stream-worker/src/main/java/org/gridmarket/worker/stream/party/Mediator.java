package org.gridmarket.worker.stream.party;

import java.util.Optional;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.worker.stream.wire.MarketNote;

/** A mediator: offers itself, signs what the customer has signed, and runs again what is in dispute. */
public final class Mediator extends LeaseHolder {
    /** Modules that it holds ready for disputes, as it is paid for; others are started when there is one. */
    private static final int READY = 4;

    private final MediatorOffer offer;
    private final Signing signing;
    private final SharedModules ready;

    public Mediator(Seat seat, MediatorOffer offer, ModuleHost modules) {
        super(seat, modules);
        this.offer = offer;
        this.ready = new SharedModules(modules, READY);
        this.signing = new Signing(
                seat, facts, consents, talk, MarketNote.MediatorOffered.by(seat.keys(), offer), this::locks);
    }

    @Override
    Optional<MediatorLease> begin(StreamEvent.StreamAllocationCreated created) {
        return created.allocation()
                .terms()
                .mediator(seat.account())
                .map(own -> new MediatorLease(seat, created, ready, links));
    }

    private Optional<Money> locks(AllocationTerms terms, LedgerTime now) {
        boolean own = terms.mediator(seat.account()).filter(offer::equals).isPresent();
        return own
                ? facts.rules(now)
                        .map(rules -> Stakes.of(terms, rules).bond())
                        .filter(bond -> wallet.has(consents.held().plus(bond)))
                : Optional.empty();
    }

    @Override
    void act(LedgerTime now) {
        signing.step(now);
    }
}
