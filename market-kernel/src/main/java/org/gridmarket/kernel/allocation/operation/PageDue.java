package org.gridmarket.kernel.allocation.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.OfferUnits;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a page is owed in all, by definition and not by what has been paid: proceeds of cycles whose hold is over, and of each
 * consumption offer that is over, with all holds over, its deposit less what it paid. So settling twice pays once. What has been
 * paid stays due, although the next who asks may have a clock by which the hold is not over yet: dues never shrink.
 *
 * @param total what it gets back in all, as far as that stands now
 * @param through the last cycle whose assignments of it count in that; null when none does
 */
record PageDue(Money total, @Nullable Cycle through) {
    /** Computes dues of one market at one moment. Reads every reversal and every head that it depends on. */
    static final class Reckoning {
        private final MarketRows market;
        private final LedgerTime now;
        private final Map<Cycle, Set<Integer>> reversed = new LinkedHashMap<>();

        Reckoning(MarketRows market, LedgerTime now) {
            this.market = market;
            this.now = now;
        }

        PageDue of(PageId id, OfferPage page, StoredRows.Standing standing) {
            Money total = Money.ZERO;
            @Nullable Cycle through = standing.through();
            if (!market.schema().money().settled()) {
                return new PageDue(total, through);
            }
            Map<Integer, Consumer> consumers = new LinkedHashMap<>();
            for (StoredRows.PageDeals deals : deals(id)) {
                boolean ripe = standing.counts(deals.cycle()) || isRipe(deals.cycle());
                for (PageDeal deal : PageDeal.unpack(deals.rows(), market.schema())) {
                    boolean counts = !isReversed(deals.cycle(), deal.position());
                    Volume volume = market.schema().volume(deal.amounts());
                    if (page.offers().get(deal.index()).side() == Side.PROVIDE) {
                        total = ripe && counts ? total.plus(deal.price().of(volume)) : total;
                    } else {
                        Offer offer = page.offers().get(deal.index());
                        Consumer consumer = consumers.computeIfAbsent(deal.index(), any -> new Consumer(offer));
                        Money paid = deal.price().plus(deals.fee()).of(volume);
                        consumer.take(deal, counts ? paid : Money.ZERO, ripe, id);
                    }
                }
                through = ripe && (through == null || through.isBefore(deals.cycle())) ? deals.cycle() : through;
            }
            for (int i = 0; i < page.offers().size(); i++) {
                Offer offer = page.offers().get(i);
                if (offer.side() == Side.CONSUME) {
                    Consumer consumer = consumers.computeIfAbsent(i, any -> new Consumer(offer));
                    total = total.plus(returned(i, id, consumer, standing));
                }
            }
            return new PageDue(total, through);
        }

        /** The deposit of an offer less what it paid, once nothing more can be assigned or reversed. */
        private Money returned(int index, PageId id, Consumer consumer, StoredRows.Standing standing) {
            boolean over = !consumer.young
                    && (isVoidForGood(index, id, standing) || consumer.isUsedUp() || isLastFinal(consumer.offer, id));
            return over ? consumer.offer.deposit(market.schema()).minus(consumer.paid) : Money.ZERO;
        }

        /** Void before any instance had it, or all instances that had it are final. */
        private boolean isVoidForGood(int index, PageId id, StoredRows.Standing standing) {
            return standing.voids().stream()
                    .filter(each -> each.index() == index)
                    .anyMatch(each -> each.from().equals(id.book()) || market.isEarlierFinal(each.from()));
        }

        /** Its own last cycle, or the market's, is final; not merely past. */
        private boolean isLastFinal(Offer offer, PageId id) {
            @Nullable Cycle own = offer.lastCycle(market.schema());
            if (own == null) {
                throw new IllegalStateException("page " + id + " has an offer that no cycle can assign");
            }
            Cycle last = market.end().map(end -> end.previous().min(own)).orElse(own);
            return market.isFinal(last);
        }

        private List<StoredRows.PageDeals> deals(PageId id) {
            return market
                    .in(AllocationState.DEAL)
                    .startingWith(market.world(), market.calendar().life(), id.book(), id.name())
                    .stream()
                    .map(row -> row.value())
                    .toList();
        }

        private boolean isRipe(Cycle c) {
            return market.finalCycle(c)
                    .filter(head -> Reversing.isHoldOver(head, now, market))
                    .isPresent();
        }

        private boolean isReversed(Cycle c, int position) {
            return reversed.computeIfAbsent(c, any -> Fees.reversed(c, market)).contains(position);
        }
    }

    /** A consumption offer: what it took and paid, and whether some of that may still be reversed. */
    private static final class Consumer {
        private final Offer offer;
        private final OfferUse use;
        private Money paid = Money.ZERO;
        private boolean young;

        Consumer(Offer offer) {
            this.offer = offer;
            this.use = new OfferUse(OfferUnits.of(offer));
        }

        void take(PageDeal deal, Money more, boolean ripe, PageId page) {
            use.add(
                    deal.type(),
                    deal.amounts(),
                    new OfferId(page, deal.index())); // whose counterpart it is does not matter
            paid = paid.plus(more);
            young = young || !ripe;
        }

        boolean isUsedUp() {
            return use.rest().signum() <= 0;
        }
    }
}
