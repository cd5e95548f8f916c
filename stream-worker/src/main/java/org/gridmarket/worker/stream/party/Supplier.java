package org.gridmarket.worker.stream.party;

import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.worker.stream.wire.MarketNote;

/** A supplier: offers its machines, signs what the customer has signed, and plays its lanes. */
public final class Supplier extends LeaseHolder {
    private final int machines;
    private final SupplierOffer offer;
    private final Signing signing;

    /**
     * @param machines lanes at a time
     * @param offer of one machine; its work key is {@link #workKey}
     */
    public Supplier(Seat seat, int machines, SupplierOffer offer, ModuleHost modules) {
        super(seat, modules);
        this.machines = machines;
        this.offer = offer;
        this.signing = new Signing(
                seat, facts, consents, talk, MarketNote.SupplierOffered.by(seat.keys(), offer), this::locks);
    }

    /** The key that signs outputs of a seat's supplier. */
    public static AccountKey workKey(Seat seat) {
        return seat.streamKeys().publicKey();
    }

    @Override
    Optional<SupplierLease> begin(StreamEvent.StreamAllocationCreated created) {
        return created.allocation()
                .terms()
                .supplier(seat.account())
                .map(own -> new SupplierLease(seat, created, modules, links));
    }

    /** What the terms lock of it, when it has a machine and the money; nothing else is signed. */
    private Optional<Money> locks(AllocationTerms terms, LedgerTime now) {
        boolean own = terms.supplier(seat.account()).filter(offer::equals).isPresent();
        long pending = consents.pending().stream()
                .filter(other -> MarketFacts.isBetween(other, terms.start(), terms.end()))
                .count();
        boolean free = facts.lanes(seat.account(), terms.start(), terms.end()) + pending < machines;
        return own && free
                ? facts.rules(now)
                        .map(rules -> Stakes.of(terms, rules).supplierLocks(terms))
                        .filter(locks -> wallet.has(consents.held().plus(locks)))
                : Optional.empty();
    }

    @Override
    void act(LedgerTime now) {
        signing.step(now);
    }
}
