package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.wire.Longs;

/** Prices of consumption offers as a proof packs them: each page once, then page, index and price of each offer. */
final class OfferPrices {
    private final Map<PageId, Long> pages = new LinkedHashMap<>();
    private final List<Long> offers = new ArrayList<>();

    /** A price of 0 says nothing and is left out. */
    void add(OfferId id, long price) {
        if (price > 0) {
            offers.add(pages.computeIfAbsent(id.page(), page -> (long) pages.size()));
            offers.add((long) id.index());
            offers.add(price);
        }
    }

    /** @param weights M_1 to M_i */
    TermProof proof(List<Long> weights, List<CapacityPrice> capacities) {
        return new TermProof(longs(weights), List.copyOf(pages.keySet()), longs(offers), capacities);
    }

    /** Whether a price or a weight is what rounding makes of a number that is too large. */
    boolean isTooLarge(List<Long> weights) {
        return weights.contains(Long.MAX_VALUE) || offers.contains(Long.MAX_VALUE);
    }

    private static Longs longs(List<Long> all) {
        return Longs.of(all.stream().mapToLong(each -> each).toArray());
    }
}
