package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferFacts;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** A member puts offers into the open book; each is judged by itself, and those that are accepted become one page. */
final class OfferPosting {
    private static final String SOURCE = "allocation-market, Operations";

    /** Who wants to post. */
    record Standing(MarketRows market, AccountKey account, StoredRows.@Nullable Member member, int offers) {
        private @Nullable String notMember() {
            return member == null ? "account " + account + " is no member of " + market.name() : null;
        }

        private @Nullable String outOfRange() {
            int most = AllocationLimit.OFFERS_PER_POSTING.ceiling();
            return offers < 1 || offers > most ? offers + " offers; 1.." + most + " are allowed" : null;
        }
    }

    /** What is left of a posting, beside what the account has posted before. */
    record Accepted(
            MarketRows market,
            List<Offer> offers,
            List<AllocationAnswer.RefusedOffer> refused,
            StoredRows.Trader trader,
            Cycle book,
            int weight) {
        private @Nullable String none() {
            return offers.isEmpty()
                    ? "offer 0: " + refused.getFirst().code() + ", "
                            + refused.getFirst().detail()
                    : null;
        }

        /** With overlap the cycle before may not be over yet. */
        private @Nullable String tooMany() {
            int live = trader.offersUntil(market.calendar().overlap() ? book.back(1) : book);
            int most = market.schema().limits().offersPerMember();
            return live + offers.size() > most
                    ? live + " offers are not over, " + offers.size() + " more are posted; at most " + most
                    : null;
        }

        private @Nullable String booksFull() {
            int room = market.schema().limits().room();
            return trader.weight() + weight > room
                    ? "the books that an instance reads hold " + trader.weight() + " of the account, " + weight
                            + " more are posted; its share is " + room
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Standing> POST = RuleBook.of("allocation:postOffers, the posting",
            rule(AllocationRejection.NOT_A_MEMBER,       SOURCE, Standing::notMember),
            rule(AllocationRejection.BATCH_OUT_OF_RANGE, SOURCE, Standing::outOfRange));
    static final RuleBook<Accepted> ACCEPT = RuleBook.of("allocation:postOffers, what is accepted",
            rule(AllocationRejection.NO_OFFER_ACCEPTED,  SOURCE, Accepted::none),
            rule(AllocationRejection.TOO_MANY_OFFERS,    SOURCE, Accepted::tooMany),
            rule(AllocationRejection.BOOKS_FULL,         "docs/limits.md", Accepted::booksFull));
    // spotless:on

    private OfferPosting() {}

    /**
     * A posting that may be stored.
     *
     * @param deposit to be taken out of the purse
     */
    record Judged(PageId id, OfferPage page, Accepted accepted, Money deposit) {}

    /** The posting, stored; its caller ends the operation. */
    static Decision<AllocationAnswer.AllocationPosting> post(
            Cycle book, List<Offer> offers, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        return judge(book, offers, Money.ZERO, operation, market).map(judged -> store(judged, market));
    }

    /**
     * Judges a posting and writes nothing.
     *
     * @param coming what the same operation pays into the purse before
     */
    static Decision<Judged> judge(
            Cycle book, List<Offer> offers, Money coming, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        AccountKey account = operation.signer();
        StoredRows.@Nullable Member member =
                market.in(AllocationState.MEMBER).find(market.world(), account).orElse(null);
        return POST.check(new Standing(market, account, member, offers.size()))
                .then(standing -> OpenBook.check(book, operation.now(), market))
                .then(open -> ACCEPT.check(accepted(book, offers, account, market)))
                .then(accepted -> {
                    OfferPage page =
                            new OfferPage(account, member == null ? List.of() : member.groups(), accepted.offers());
                    Money deposit = page.offers().stream()
                            .map(offer -> offer.deposit(market.schema()))
                            .reduce(Money.ZERO, Money::plus);
                    Decision<Money> affordable = deposit.isZero()
                            ? Decision.accept(deposit)
                            : market.purses().mayStake(account, coming, deposit);
                    return affordable.map(
                            taken -> new Judged(new PageId(book, operation.name()), page, accepted, taken));
                });
    }

    private static Accepted accepted(Cycle book, List<Offer> offers, AccountKey account, MarketRows market) {
        List<Offer> accepted = new ArrayList<>();
        List<AllocationAnswer.RefusedOffer> refused = new ArrayList<>();
        int alternatives = 0;
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            if (OfferFacts.EACH.check(new OfferFacts(offer, book, market.schema()))
                    instanceof Decision.Rejected<OfferFacts>(Rejection reason)) {
                refused.add(new AllocationAnswer.RefusedOffer(i, reason.code().name(), reason.detail()));
            } else {
                accepted.add(offer);
                alternatives += offer.alternatives().size();
            }
        }
        int weight = alternatives
                + AllocationLimit.PAGE_WEIGHT.ceiling()
                + accepted.size() * AllocationLimit.CANCELLATION_WEIGHT.ceiling();
        return new Accepted(market, accepted, refused, trader(account, book, market), book, weight);
    }

    /** Stores what was judged; what the same operation pays in is in the purse. */
    static AllocationAnswer.AllocationPosting store(Judged judged, MarketRows market) {
        PageId id = judged.id();
        OfferPage page = judged.page();
        Accepted accepted = judged.accepted();
        Money deposit = judged.deposit();
        if (!deposit.isZero()) {
            market.purses().stake(page.owner(), market.deal(id), deposit).orThrow();
        }
        market.in(AllocationState.PAGE).put(market.world(), page, id.book(), id.name());
        market.in(AllocationState.STANDING)
                .put(
                        market.world(),
                        new StoredRows.Standing(deposit, Money.ZERO, null, List.of()),
                        id.book(),
                        id.name());
        Cycle last = page.offers().stream()
                .map(offer -> offer.lastCycle(market.schema()))
                .filter(each -> each != null)
                .max(Cycle::compareTo)
                .orElse(id.book());
        int offers = page.offers().size();
        put(
                page.owner(),
                accepted.trader().with(new StoredRows.Posted(id.book(), last, offers, accepted.weight())),
                market);
        for (int i = 0; i < offers; i++) {
            market.tell(new AllocationEvent.AllocationOfferPosted(
                    market.name(),
                    new OfferId(id, i),
                    page.owner(),
                    page.groups(),
                    page.offers().get(i)));
        }
        accepted.refused()
                .forEach(each -> market.tell(new AllocationEvent.AllocationOfferRefused(
                        market.name(), id.book(), page.owner(), each.position(), each.code(), each.detail())));
        return new AllocationAnswer.AllocationPosting(id, offers, accepted.refused(), deposit);
    }

    /** What an account has put into the books that an instance of this cycle reads. */
    static StoredRows.Trader trader(AccountKey account, Cycle book, MarketRows market) {
        return market.in(AllocationState.TRADER)
                .find(market.world(), account)
                .orElse(StoredRows.Trader.NONE)
                .since(book.back(market.calendar().life() - 1));
    }

    static void put(AccountKey account, StoredRows.Trader trader, MarketRows market) {
        market.in(AllocationState.TRADER).put(market.world(), trader, account);
    }
}
