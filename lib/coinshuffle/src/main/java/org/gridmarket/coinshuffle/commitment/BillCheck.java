package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * The DSO's side: checks the total of a cycle against the published commitments. Learns the total and nothing else. That
 * the commitments are the meter's own is checked by whoever takes them in.
 */
public final class BillCheck {
    private final CommitmentScheme scheme;

    public BillCheck(CommitmentScheme scheme) {
        this.scheme = scheme;
    }

    /**
     * Whether the opened total, in µ, is the bill of exactly these intervals: sum of deficit price x deficit, less
     * surplus price x surplus, less the retired credit.
     *
     * @param stated exactly one for each priced interval
     * @param retired commitment to the credit that the meter's accounts have retired, µ
     */
    public boolean isBill(
            SortedMap<Long, StatedDeviation> stated,
            SortedMap<Long, BillPrices> prices,
            Commitment retired,
            Opening total) {
        if (stated.isEmpty() || !stated.keySet().equals(prices.keySet())) {
            return false;
        }
        Map<BigInteger, Commitment> byPrice = new HashMap<>(); // few prices: few multiplications of points
        stated.forEach((interval, deviation) -> {
            var price = prices.getOrDefault(interval, BillPrices.NONE);
            byPrice.merge(price.deficitPrice(), deviation.deficit(), Commitment::plus);
            byPrice.merge(price.surplusPrice().negate(), deviation.surplus(), Commitment::plus);
        });
        var sum = retired.times(BigInteger.ONE.negate());
        for (var each : byPrice.entrySet()) {
            sum = sum.plus(each.getValue().times(each.getKey()));
        }
        return scheme.opens(sum, total);
    }

    /** Whether one disputed interval was opened truly. */
    public boolean isOpened(StatedDeviation stated, Opening surplus, Opening deficit) {
        return scheme.opens(stated.surplus(), surplus) && scheme.opens(stated.deficit(), deficit);
    }
}
