package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * An owner takes offers back. They are void from the instance of the open book on, never for a sealed one; what that frees is
 * paid at once. A deposit that an unfinished cycle may still need comes back when that is final.
 */
final class OfferCancelling {
    private static final String SOURCE = "allocation-market, Offers";

    /** Offers that are named. */
    record Named(int offers, long pages) {
        private @Nullable String outOfRange() {
            int most = AllocationLimit.OFFERS_PER_CANCELLATION.ceiling();
            int mostPages = AllocationLimit.PAGES_PER_SETTLEMENT.ceiling();
            return offers < 1 || offers > most || pages > mostPages
                    ? offers + " offers of " + pages + " pages; 1.." + most + " of " + mostPages + " are allowed"
                    : null;
        }
    }

    /** What of them is the account's, and live. */
    record Live(Map<PageId, Touched> pages) {
        private @Nullable String none() {
            return pages.isEmpty() ? "none of the offers is live and of this account" : null;
        }
    }

    /** A page of which offers are cancelled. */
    record Touched(OfferPage page, StoredRows.Standing standing, List<OfferId> cancelled) {}

    // spotless:off
    static final RuleBook<Named> NAMED = RuleBook.of("allocation:cancelOffers, what is named",
            rule(AllocationRejection.BATCH_OUT_OF_RANGE, SOURCE, Named::outOfRange));
    static final RuleBook<Live> CANCEL = RuleBook.of("allocation:cancelOffers",
            rule(AllocationRejection.NO_LIVE_OFFER,      SOURCE, Live::none));
    // spotless:on

    private OfferCancelling() {}

    /**
     * A cancellation that may be stored.
     *
     * @param dues what each page is owed with it
     * @param returned what of that is paid with it
     */
    record Judged(Cycle book, Live live, Map<PageId, PageDue> dues, Money returned) {}

    /** The cancellation, stored; its caller ends the operation. */
    static Decision<AllocationAnswer.AllocationCancelled> cancel(
            Cycle book, List<OfferId> offers, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        return judge(book, offers, operation, market).map(judged -> store(judged, operation, market));
    }

    /** Judges a cancellation and writes nothing. */
    static Decision<Judged> judge(
            Cycle book, List<OfferId> offers, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        AccountKey account = operation.signer();
        long pages = offers.stream().map(OfferId::page).distinct().count();
        return NAMED.check(new Named(offers.size(), pages))
                .then(named -> OpenBook.check(book, operation.now(), market))
                .then(open -> CANCEL.check(new Live(touched(book, offers, account, market))))
                .map(live -> judged(book, live, operation, market));
    }

    private static Judged judged(Cycle book, Live live, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        PageDue.Reckoning reckoning = new PageDue.Reckoning(market, operation.now());
        Map<PageId, PageDue> dues = new LinkedHashMap<>();
        Money returned = Money.ZERO;
        for (Map.Entry<PageId, Touched> entry : live.pages().entrySet()) {
            Touched page = entry.getValue();
            PageDue due = reckoning.of(entry.getKey(), page.page(), page.standing());
            dues.put(entry.getKey(), due);
            returned = returned.plus(due.total().minus(page.standing().given()));
        }
        return new Judged(book, live, dues, returned);
    }

    private static Map<PageId, Touched> touched(
            Cycle book, List<OfferId> offers, AccountKey account, MarketRows market) {
        Map<PageId, Touched> pages = new LinkedHashMap<>();
        for (OfferId id : offers) {
            @Nullable Touched before = pages.get(id.page());
            Optional<Touched> found = before == null ? find(id.page(), account, market) : Optional.of(before);
            found.filter(page -> isLive(id, book, page, market)).ifPresent(page -> {
                List<OfferId> cancelled = new ArrayList<>(page.cancelled());
                cancelled.add(id);
                pages.put(id.page(), new Touched(page.page(), page.standing().cancelling(id.index(), book), cancelled));
            });
        }
        return pages;
    }

    private static Optional<Touched> find(PageId id, AccountKey account, MarketRows market) {
        Optional<OfferPage> page = market.in(AllocationState.PAGE).find(market.world(), id.book(), id.name());
        return page.filter(found -> found.owner().equals(account))
                .flatMap(found -> market.in(AllocationState.STANDING)
                        .find(market.world(), id.book(), id.name())
                        .map(standing -> new Touched(found, standing, List.of())));
    }

    private static boolean isLive(OfferId id, Cycle book, Touched page, MarketRows market) {
        if (id.index() < 0 || id.index() >= page.page().offers().size()) {
            return false;
        }
        @Nullable Cycle last = page.page().offers().get(id.index()).lastCycle(market.schema());
        return last != null && !last.isBefore(book) && !page.standing().isVoid(id.index());
    }

    /** Stores what was judged. */
    static AllocationAnswer.AllocationCancelled store(
            Judged judged, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        AccountKey account = operation.signer();
        Cycle book = judged.book();
        List<OfferId> all = new ArrayList<>();
        for (Map.Entry<PageId, PageDue> entry : judged.dues().entrySet()) {
            Touched page = Objects.requireNonNull(judged.live().pages().get(entry.getKey()));
            Paying.pay(entry.getKey(), account, page.standing(), entry.getValue(), account, market);
            all.addAll(page.cancelled());
        }
        all.forEach(id -> market.tell(new AllocationEvent.AllocationOfferCancelled(market.name(), book, id)));
        market.in(AllocationState.VOID).put(market.world(), new StoredRows.VoidPage(all), book, operation.name());
        return new AllocationAnswer.AllocationCancelled(all.size(), judged.returned());
    }
}
