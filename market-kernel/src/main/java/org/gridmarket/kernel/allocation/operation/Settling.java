package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** Pays out what is due of pages: anyone for anyone, as often as one likes. Pages with nothing due are left out. */
final class Settling {
    private static final String SOURCE = "allocation-market, Money";

    /** Pages that are named. */
    record Named(int pages) {
        private @Nullable String outOfRange() {
            int most = AllocationLimit.PAGES_PER_SETTLEMENT.ceiling();
            return pages < 1 || pages > most ? pages + " pages named; 1.." + most + " are allowed" : null;
        }
    }

    /** What of them has something due. */
    record Due(Map<PageId, Page> pages) {
        private @Nullable String nothing() {
            return pages.isEmpty() ? "nothing of these pages is due" : null;
        }
    }

    /** A page, what it was given, and what it is owed. */
    record Page(OfferPage page, StoredRows.Standing standing, PageDue due) {
        boolean isDue() {
            return !due.total().equals(standing.given());
        }
    }

    // spotless:off
    static final RuleBook<Named> NAMED = RuleBook.of("allocation:settle, what is named",
            rule(AllocationRejection.BATCH_OUT_OF_RANGE, SOURCE, Named::outOfRange));
    static final RuleBook<Due> SETTLE = RuleBook.of("allocation:settle",
            rule(AllocationRejection.NOTHING_DUE,        SOURCE, Due::nothing));
    // spotless:on

    private Settling() {}

    static Decision<Receipt> run(
            AllocationCommand.Settle command, SignedOperation<LedgerPeriods> operation, MarketRows market) {
        List<PageId> named = command.pages();
        return NAMED.check(new Named(named.size()))
                .then(allowed -> SETTLE.check(due(named, new PageDue.Reckoning(market, operation.now()), market)))
                .map(due -> {
                    Money sum = Money.ZERO;
                    for (Map.Entry<PageId, Page> entry : due.pages().entrySet()) {
                        Page page = entry.getValue();
                        sum = sum.plus(Paying.pay(
                                entry.getKey(),
                                page.page().owner(),
                                page.standing(),
                                page.due(),
                                operation.signer(),
                                market));
                    }
                    return market.receipt(
                            AllocationAnswer.AllocationPaid.class,
                            new AllocationAnswer.AllocationPaid(due.pages().size(), sum));
                });
    }

    private static Due due(List<PageId> named, PageDue.Reckoning reckoning, MarketRows market) {
        Map<PageId, Page> pages = new LinkedHashMap<>();
        for (PageId id : named) {
            page(id, reckoning, market).filter(Page::isDue).ifPresent(page -> pages.put(id, page));
        }
        return new Due(pages);
    }

    /** A page as it stands; empty when it is unknown or swept. */
    static Optional<Page> page(PageId id, PageDue.Reckoning reckoning, MarketRows market) {
        Optional<OfferPage> found = market.in(AllocationState.PAGE).find(market.world(), id.book(), id.name());
        return found.map(page -> {
            StoredRows.Standing standing = market.in(AllocationState.STANDING)
                    .find(market.world(), id.book(), id.name())
                    .orElseThrow(() -> new IllegalStateException("page " + id + " has no standing"));
            return new Page(page, standing, reckoning.of(id, page, standing));
        });
    }
}
