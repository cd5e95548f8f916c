package org.gridmarket.kernel.allocation.certificate;

import java.util.List;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.wire.Longs;

/**
 * The proof of one term i of the objective: prices under which no feasible solution is worth more than a bound.
 *
 * @param weights M_1 to M_i, 1 or more each: what the terms count for against each other
 * @param pages named by the offers
 * @param offers (page, index, y) for each priced consumption offer: y 0 or more, for a unit of its usage
 * @param capacities prices of capacities
 */
public record TermProof(Longs weights, List<PageId> pages, Longs offers, List<CapacityPrice> capacities) {
    static final int WIDTH = 3;

    public TermProof {
        pages = List.copyOf(pages);
        capacities = List.copyOf(capacities);
    }

    /** Which term it proves, counted from 0. */
    int term() {
        return weights.size() - 1;
    }

    int prices() {
        return offers.size() / WIDTH + capacities.size();
    }
}
