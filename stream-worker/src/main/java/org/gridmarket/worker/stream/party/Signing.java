package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;

/**
 * How a supplier or mediator comes to a lease: it tells its offer, hears proposals, and signs those that are feasible, that it
 * can pay, and that the customer has signed before it. So of several proposals for one offer all sign the same.
 */
final class Signing {
    /** An offer is told again after so long, ms: the broker may have lost it, or an allocator come later. */
    private static final long TELL_MILLIS = 10_000;

    /** What terms lock of whoever signs; empty when it does not want them. */
    @FunctionalInterface
    interface Locks {
        Optional<Money> of(AllocationTerms terms, LedgerTime now);
    }

    private final Seat seat;
    private final MarketFacts facts;
    private final Consents consents;
    private final MarketTalk talk;
    private final MarketNote offer;
    private final Locks locks;
    private final List<MarketNote.Proposed> proposals = new ArrayList<>();

    private record Consent(AllocationId id, AccountKey customer) {}

    /** What customers say that they have signed, until the period that they named is over. Most of it is for others to check. */
    private final Map<Consent, MarketNote.Accepted> bySigned = new HashMap<>();

    private LedgerTime tellAgain = new LedgerTime(0);

    Signing(Seat seat, MarketFacts facts, Consents consents, MarketTalk talk, MarketNote offer, Locks locks) {
        this.seat = seat;
        this.facts = facts;
        this.consents = consents;
        this.talk = talk;
        this.offer = offer;
        this.locks = locks;
    }

    void step(LedgerTime now) {
        tell(now);
        consents.prepare(now);
        talk.listenTo(member -> hears(member, now));
        consents.look(facts, now);
        LedgerPeriod period = seat.clock().at(now);
        bySigned.values().removeIf(accepted -> period.isAfter(accepted.last()));
        proposals.removeIf(proposed -> period.isAfter(proposed.last())
                || consents.isGiven(proposed.terms().id())
                || facts.isMade(proposed.terms().id()));
        proposals.forEach(proposed -> sign(proposed, now));
    }

    private boolean hears(Member member, LedgerTime now) {
        boolean all = true;
        if (member.is(MemberRole.ALLOCATOR)) {
            all = talk.listen(Topic.proposals(member.account()), now, this::heard);
        }
        if (member.is(MemberRole.CUSTOMER)) {
            all &= talk.listen(Topic.accepts(member.account()), now, this::heard);
        }
        return all;
    }

    private void tell(LedgerTime now) {
        Topic offers = Topic.offers(seat.account());
        if (!now.isBefore(tellAgain) && talk.canSay(offers, now)) {
            tellAgain = now.plusMillis(TELL_MILLIS);
            talk.say(offers, offer);
        }
    }

    private void heard(AccountKey by, MarketNote note) {
        switch (note) {
            case MarketNote.Proposed proposed -> {
                if (proposed.terms().signers().contains(seat.account())) {
                    proposals.add(proposed);
                }
            }
            case MarketNote.Accepted accepted -> {
                if (accepted.acceptance().party().equals(by)) {
                    bySigned.put(new Consent(accepted.allocation(), by), accepted);
                }
            }
            default -> {
                // offers are for allocators
            }
        }
    }

    private void sign(MarketNote.Proposed proposed, LedgerTime now) {
        AllocationTerms terms = proposed.terms();
        AccountKey customer = terms.customer().account();
        MarketNote.Accepted accepted = bySigned.get(new Consent(terms.id(), customer));
        if (accepted == null || consents.isGiven(terms.id()) || !facts.isFeasible(terms, now)) {
            return;
        }
        locks.of(terms, now)
                .filter(any -> accepted.isGivenBy(customer, seat.target(), seat.signatures()))
                .ifPresent(amount -> consents.give(proposed, amount, now));
    }
}
