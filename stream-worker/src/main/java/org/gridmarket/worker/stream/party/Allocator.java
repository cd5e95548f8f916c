package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.MediatorOffer;
import org.gridmarket.kernel.stream.offer.SupplierOffer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.solver.stream.StreamBook;
import org.gridmarket.solver.stream.StreamMatcher;
import org.gridmarket.solver.stream.StreamSetting;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.wire.MarketNote;

/** An allocator: hears offers, proposes, gathers signatures, and brings what all have signed to the ledger. Needs no licence. */
public final class Allocator implements Participant {
    /** So often it looks for newcomers, and for what has lapsed; an offer is not let wait for it. */
    private static final long LOOK_MILLIS = 50;

    /** What signing and committing may take before the start, ms. */
    private static final long LEAD_MILLIS = 5_000;

    private final Seat seat;
    private final Money fee;
    private final MarketFacts facts;
    private final Wallet wallet;
    private final Inbox inbox = new Inbox();
    private final MarketTalk talk;
    private final Topic says;
    private final Map<Bytes, CustomerOffer> customers = new LinkedHashMap<>();
    private final Map<AccountKey, SupplierOffer> suppliers = new LinkedHashMap<>();
    private final Map<AccountKey, MediatorOffer> mediators = new LinkedHashMap<>();
    private final Map<AllocationId, Proposal> proposals = new LinkedHashMap<>();
    private boolean news = true;
    private LedgerTime lookAgain = new LedgerTime(0);

    private record Proposal(AllocationTerms terms, LedgerPeriod last, Map<AccountKey, Acceptance> given) {
        boolean isSigned() {
            return given.keySet().containsAll(terms.signers());
        }

        StreamCommand.CreateAllocation command() {
            return new StreamCommand.CreateAllocation(
                    terms, last, terms.signers().stream().map(given::get).toList());
        }
    }

    /** @param fee pi_a, that it asks of the customer and of each supplier */
    public Allocator(Seat seat, Money fee) {
        this.seat = seat;
        this.fee = fee;
        this.facts = new MarketFacts(seat.clock());
        this.wallet = new Wallet(seat.account());
        this.talk = new MarketTalk(seat, new Links(seat.transport().errands(), inbox::wake), inbox);
        this.says = Topic.proposals(seat.account());
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public void hear(Record event) {
        facts.hear(event);
        if (event instanceof PurseEvent ofPurse) {
            wallet.hear(ofPurse);
        }
        if (event instanceof StreamEvent.StreamAllocationCreated(var id, var allocation)) {
            CustomerOffer made = allocation.terms().customer();
            customers.remove(made.testRoot());
            // What else was proposed to it can be made no more, whoever proposed it: its suppliers are free for others.
            proposals.values().removeIf(proposal -> proposal.terms().customer().equals(made));
            news = true;
        }
        news |= event instanceof StreamEvent.StreamAllocationClosed;
    }

    @Override
    public LedgerTime nextStep(LedgerTime now) {
        return lookAgain;
    }

    @Override
    public List<Wish> wishes(LedgerTime now) {
        List<Wish> wishes = new ArrayList<>();
        proposals.values().stream()
                .filter(Proposal::isSigned)
                .filter(proposal -> !facts.isMade(proposal.terms().id()))
                .forEach(proposal -> wishes.add(new Wish.Create(proposal.command())));
        wallet.collect(false).map(Wish.Collect::new).ifPresent(wishes::add);
        return wishes;
    }

    @Override
    public void step(LedgerTime now) {
        inbox.drain();
        if (now.isBefore(lookAgain) && !news) {
            return;
        }
        lookAgain = now.plusMillis(LOOK_MILLIS);
        talk.listenTo(member -> hears(member, now));
        LedgerPeriod period = seat.clock().at(now);
        boolean lapsed = proposals
                .values()
                .removeIf(proposal -> period.isAfter(proposal.last()) || !facts.isFeasible(proposal.terms(), now));
        customers.values().removeIf(offer -> period.isAfter(offer.span().last()));
        suppliers.values().removeIf(offer -> period.isAfter(offer.span().last()));
        mediators.values().removeIf(offer -> period.isAfter(offer.last()));
        if (news || lapsed) {
            match(now);
        }
    }

    private boolean hears(Member member, LedgerTime now) {
        if (member.account().equals(seat.account()) || member.roles().equals(List.of(MemberRole.ALLOCATOR))) {
            return true;
        }
        boolean offers = talk.listen(Topic.offers(member.account()), now, this::heard);
        boolean accepts = talk.listen(Topic.accepts(member.account()), now, this::heard);
        return offers && accepts;
    }

    private void heard(AccountKey by, MarketNote note) {
        switch (note) {
            case MarketNote.CustomerOffered offered -> offered(by, offered);
            case MarketNote.SupplierOffered offered -> offered(by, offered);
            case MarketNote.MediatorOffered offered -> offered(by, offered);
            case MarketNote.Accepted accepted -> {
                Proposal of = proposals.get(accepted.allocation());
                if (of != null
                        && of.last().equals(accepted.last())
                        && accepted.isGivenBy(by, seat.target(), seat.signatures())) {
                    of.given().put(by, accepted.acceptance());
                }
            }
            case MarketNote.Proposed other -> {
                // another allocator's
            }
        }
    }

    private void offered(AccountKey by, MarketNote.Offered offered) {
        if (offered.account().equals(by) && offered.isSigned(seat.signatures())) {
            news |= isNew(offered);
        }
    }

    private boolean isNew(MarketNote.Offered offered) {
        return switch (offered) {
            case MarketNote.CustomerOffered(var offer, var signature) -> {
                boolean leased = facts.open().stream()
                        .anyMatch(terms -> terms.customer().testRoot().equals(offer.testRoot()));
                yield !leased && !offer.equals(customers.put(offer.testRoot(), offer));
            }
            case MarketNote.SupplierOffered(var offer, var signature) ->
                !offer.equals(suppliers.put(offer.account(), offer));
            case MarketNote.MediatorOffered(var offer, var signature) ->
                !offer.equals(mediators.put(offer.account(), offer));
        };
    }

    private void match(LedgerTime now) {
        Optional<StreamSetting> setting = facts.rules(now)
                .map(rules -> new StreamSetting(
                        rules,
                        now,
                        seat.clock().at(now),
                        facts.licensed(now),
                        seat.clock().simulation(),
                        seat.account(),
                        fee,
                        LEAD_MILLIS));
        if (!talk.canSay(says, now) || setting.isEmpty()) {
            return;
        }
        news = false;
        List<CustomerOffer> unproposed = customers.values().stream()
                .filter(offer -> proposals.values().stream()
                        .noneMatch(proposal -> proposal.terms().customer().equals(offer)))
                .toList();
        StreamBook book = new StreamBook(unproposed, List.copyOf(suppliers.values()), List.copyOf(mediators.values()));
        StreamMatcher.match(book, setting.get(), this::isFree).forEach(terms -> propose(terms, last(terms, now)));
    }

    /** The next period, but none after that of the start: the ledger takes no consent that holds longer. */
    private LedgerPeriod last(AllocationTerms terms, LedgerTime now) {
        LedgerPeriod next = seat.clock().at(now).next();
        LedgerPeriod start = seat.clock().at(terms.start());
        return next.isAfter(start) ? start : next;
    }

    /** A supplier says itself how many lanes it has; what it has signed of ours, and the ledger, are known here. */
    private boolean isFree(AccountKey supplier, LedgerTime start, LedgerTime end) {
        boolean proposed = proposals.values().stream()
                .map(Proposal::terms)
                .anyMatch(terms -> terms.supplier(supplier).isPresent() && MarketFacts.isBetween(terms, start, end));
        return !proposed && facts.lanes(supplier, start, end) == 0;
    }

    private void propose(AllocationTerms terms, LedgerPeriod last) {
        proposals.put(terms.id(), new Proposal(terms, last, new HashMap<>()));
        talk.say(says, new MarketNote.Proposed(terms, last));
    }
}
