package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Book;

/**
 * Posts offers: refuses offer by offer, commits the accepted ones, takes pledges in the order of the posting. When none is
 * accepted the posting is refused with the reason of the first.
 */
final class OfferPosting {
    /** How a posting turned out. */
    record Outcome(Account account, List<OfferPage.Posted> accepted, List<Refused> refused) {}

    /** An offer that was refused. */
    record Refused(int index, Rejection reason) {}

    private OfferPosting() {}

    static Decision<Receipt> run(EnergyCommand.PostOffers command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        return BookRules.NAME_BOOK
                .check(BookRules.facts(command.book(), call, state))
                .then(book -> judge(command.book(), command.offers(), account, call, state.rules()))
                .then(outcome -> takeRoom(command.book(), outcome, call, state))
                .map(outcome -> store(command.book(), outcome, call, state));
    }

    /** Judges a posting against an account as it would be; shared with replacing. */
    static Decision<Outcome> judge(Book book, List<Offer> offers, Account account, SignedCall call, MarketRules rules) {
        return OfferRules.BATCH
                .check(new OfferRules.BatchFacts(offers.size(), account, call.limits()))
                .then(batch -> judgeEach(book, offers, account, call, rules));
    }

    private static Decision<Outcome> judgeEach(
            Book book, List<Offer> offers, Account account, SignedCall call, MarketRules rules) {
        Pledges pledges = Pledges.of(account);
        List<OfferPage.Posted> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        List<LiveOffer> live = new ArrayList<>(account.offers());
        for (int index = 0; index < offers.size(); index++) {
            Offer offer = offers.get(index);
            PostingFacts facts = new PostingFacts(offer, book, account, pledges, rules, call.calendar());
            switch (OfferRules.EACH.check(facts)) {
                case Decision.Accepted<PostingFacts>(var legal) -> {
                    LiveOffer pledged = new LiveOffer(
                            new OfferId(call.name(), index),
                            offer.side(),
                            offer.energy(),
                            offer.intervals(),
                            legal.creditPerWh());
                    pledges.add(pledged);
                    live.add(pledged);
                    accepted.add(new OfferPage.Posted(index, legal.group(), offer));
                }
                case Decision.Rejected<PostingFacts>(var reason) -> refused.add(new Refused(index, reason));
            }
        }
        if (accepted.isEmpty()) {
            Rejection first = refused.getFirst().reason();
            return Decision.reject(
                    first.code(),
                    first.source(),
                    "none of " + offers.size() + " offers stands; the first: " + first.detail());
        }
        live.sort((a, b) -> a.id().compareTo(b.id()));
        return Decision.accept(new Outcome(account.withOffers(live), accepted, refused));
    }

    /** The outcome with its page in the book, if the account has room for it. */
    static Decision<Outcome> takeRoom(Book book, Outcome outcome, SignedCall call, EnergyState state) {
        OfferPage page = page(book, outcome, call);
        return PostingRoom.take(outcome.account(), book, EnergyState.OFFER.size(page, book, page.id()), call, state)
                .map(account -> new Outcome(account, outcome.accepted(), outcome.refused()));
    }

    private static OfferPage page(Book book, Outcome outcome, SignedCall call) {
        return new OfferPage(call.name(), call.signer(), book, outcome.accepted());
    }

    static Receipt store(Book book, Outcome outcome, SignedCall call, EnergyState state) {
        OfferPage page = page(book, outcome, call);
        EnergyState.OFFER.put(state.world(), page, book, page.id());
        state.putAccount(outcome.account());
        state.tell(new EnergyEvent.OfferPosted(page));
        outcome.refused()
                .forEach(offer -> state.tell(new EnergyEvent.OfferRefused(
                        page.id(),
                        offer.index(),
                        offer.reason().code().name(),
                        offer.reason().detail())));
        return state.receipt(
                EnergyResult.Posted.class,
                new EnergyResult.Posted(
                        page.id(),
                        outcome.accepted().stream().map(OfferPage.Posted::index).toList(),
                        outcome.refused().stream()
                                .map(offer -> new EnergyResult.Posted.Refusal(
                                        offer.index(),
                                        offer.reason().code().name(),
                                        offer.reason().detail()))
                                .toList()));
    }
}
