package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** How far each market is and which pages it has, as somebody has heard it. */
final class PublicKnowledge {
    /** One market. */
    static final class Market {
        private final MarketSchema schema;
        private final List<OfferId> offers = new ArrayList<>();
        private int closed = -1;
        private int ended = -1;
        private int swept = -1;
        private int assignments;

        private Market(MarketSchema schema) {
            this.schema = schema;
        }

        MarketSchema schema() {
            return schema;
        }

        MarketName name() {
            return schema.name();
        }

        /** The cycle whose book is open; empty while the door is shut. */
        Optional<Cycle> offering() {
            return schema.calendar().overlap() || ended == closed
                    ? Optional.of(new Cycle(closed + 1))
                    : Optional.empty();
        }

        /** The cycle that is to be made final next; empty while none is sealed. */
        Optional<Cycle> solving() {
            return ended < closed ? Optional.of(new Cycle(ended + 1)) : Optional.empty();
        }

        /** The next book to be swept, once its offers are over. */
        Optional<Cycle> over() {
            int book = swept + 1;
            return book + schema.calendar().life() - 1 <= ended ? Optional.of(new Cycle(book)) : Optional.empty();
        }

        Optional<Cycle> lastFinal() {
            return ended < 0 ? Optional.empty() : Optional.of(new Cycle(ended));
        }

        /** Of the last final cycle. */
        int assignments() {
            return assignments;
        }

        /** Of books that are not swept. */
        List<OfferId> offers() {
            return offers;
        }

        List<PageId> pages(Cycle book) {
            return offers.stream()
                    .map(OfferId::page)
                    .filter(page -> page.book().equals(book))
                    .distinct()
                    .toList();
        }
    }

    private final Map<MarketName, Market> markets = new TreeMap<>();

    void hear(AllocationEvent event) {
        switch (event) {
            case AllocationEvent.AllocationMarketFounded(MarketSchema schema) ->
                markets.put(schema.name(), new Market(schema));
            case AllocationEvent.AllocationOfferPosted e ->
                of(e.market()).offers.add(e.id());
            case AllocationEvent.AllocationCycleClosed e ->
                of(e.market()).closed = e.cycle().index();
            case AllocationEvent.AllocationCycleFinalised e -> {
                of(e.market()).ended = e.cycle().index();
                of(e.market()).assignments = e.prices().size();
            }
            case AllocationEvent.AllocationSwept e -> {
                of(e.market()).swept = e.book().index();
                of(e.market()).offers.removeIf(offer -> offer.page().book().equals(e.book()));
            }
            default -> {
                // how far a market is does not depend on it
            }
        }
    }

    void forget() {
        markets.clear();
    }

    Market of(MarketName name) {
        return Objects.requireNonNull(markets.get(name), "a market that was heard of");
    }

    /** By name. */
    List<Market> all() {
        return List.copyOf(markets.values());
    }
}
