package org.gridmarket.testkit.allocation;

import static org.gridmarket.testkit.allocation.AllocationOnLedger.assign;

import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** Member 1 provides five of type 1, member 2 takes five. */
final class SeatsPair {
    final AllocationOnLedger market;
    final PageId provide;
    final PageId consume;

    SeatsPair(MarketSchema schema) {
        this(schema, 1, 3);
    }

    SeatsPair(MarketSchema schema, long type, int until) {
        market = AllocationOnLedger.open(schema);
        provide = market.post(1, 0, Offers.provide().of(type, 5, 1).until(until));
        consume = market.post(2, 0, Offers.consume().of(type, 5, 9).until(until));
    }

    Assignment some(long amount) {
        return assign(provide, consume, 1, amount);
    }

    SeatsPair solved(long amount) {
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, some(amount)).orThrow();
        return this;
    }

    SeatsPair done(long amount) {
        solved(amount).market.at(1_150).finalise(0).orThrow();
        return this;
    }
}
