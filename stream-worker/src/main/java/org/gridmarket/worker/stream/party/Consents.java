package org.gridmarket.worker.stream.party;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;

/**
 * What a party has signed and the ledger has not made yet. Money and lanes for it are held back until its last period is sealed:
 * until then a copy of the signatures may still be brought.
 */
final class Consents {
    private record Pending(AllocationTerms terms, Money locks, LedgerTime until) {}

    private final Seat seat;
    private final MarketTalk talk;
    private final Topic accepts;
    private final Map<AllocationId, Pending> pending = new LinkedHashMap<>();
    private final Set<AllocationId> given = new HashSet<>();

    Consents(Seat seat, MarketTalk talk) {
        this.seat = seat;
        this.talk = talk;
        this.accepts = Topic.accepts(seat.account());
    }

    boolean isGiven(AllocationId id) {
        return given.contains(id);
    }

    /** What is held back now. */
    Money held() {
        return pending.values().stream().map(Pending::locks).reduce(Money.ZERO, Money::plus);
    }

    /** Terms that are signed and may still be made. */
    List<AllocationTerms> pending() {
        return pending.values().stream().map(Pending::terms).toList();
    }

    /** Lets go of what is made, or can no longer be. */
    void look(MarketFacts facts, LedgerTime now) {
        pending.entrySet()
                .removeIf(entry -> facts.isMade(entry.getKey())
                        || !now.isBefore(entry.getValue().until()));
    }

    /** Opens the way to the market, so that a signature need not wait for it. */
    void prepare(LedgerTime now) {
        talk.canSay(accepts, now);
    }

    /** Signs a proposal and tells the market; not while the market cannot be told. Whether it has. */
    boolean give(MarketNote.Proposed proposal, Money locks, LedgerTime now) {
        if (!talk.canSay(accepts, now)) {
            return false;
        }
        AllocationId id = proposal.terms().id();
        given.add(id);
        pending.put(id, new Pending(proposal.terms(), locks, seat.clock().sealable(proposal.last())));
        Acceptance acceptance = new Acceptance(
                seat.account(), seat.keys().sign(Acceptance.message(seat.target(), id, proposal.last())));
        talk.say(accepts, new MarketNote.Accepted(id, proposal.last(), acceptance));
        return true;
    }
}
