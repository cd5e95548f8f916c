package org.gridmarket.kernel.allocation.offer;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;

/**
 * The exact scale of an offer: L is the least common multiple of its amounts, and a unit of amount of type t in dimension d
 * takes L / o_Q(t, d) of it. So the sum over types of alpha_t, (6.1) and (6.2), is a sum of whole numbers. Derived, not stored.
 */
public final class OfferUnits {
    private final BigInteger whole;
    private final Map<ResourceType, BigInteger[]> weights = new LinkedHashMap<>();

    private OfferUnits(BigInteger whole) {
        this.whole = whole;
    }

    /** Of an offer whose amounts are 1 or more. */
    public static OfferUnits of(Offer offer) {
        BigInteger whole = BigInteger.ONE;
        for (Alternative alternative : offer.alternatives()) {
            for (long amount : alternative.amounts().values().copy()) {
                BigInteger each = BigInteger.valueOf(amount);
                whole = whole.divide(whole.gcd(each)).multiply(each);
            }
        }
        OfferUnits units = new OfferUnits(whole);
        for (Alternative alternative : offer.alternatives()) {
            Amounts amounts = alternative.amounts();
            BigInteger[] weights = new BigInteger[amounts.dimensions()];
            for (int d = 0; d < weights.length; d++) {
                weights[d] = whole.divide(BigInteger.valueOf(amounts.at(d)));
            }
            units.weights.put(alternative.type(), weights);
        }
        return units;
    }

    /** L. */
    public BigInteger whole() {
        return whole;
    }

    /** w(t, d) = L / o_Q(t, d). */
    public BigInteger weight(ResourceType type, int dimension) {
        return weights(type)[dimension];
    }

    /** How much of L these amounts of one type take: the largest share of any dimension. */
    public BigInteger taken(ResourceType type, Amounts amounts) {
        BigInteger[] each = weights(type);
        BigInteger most = BigInteger.ZERO;
        for (int d = 0; d < each.length; d++) {
            most = most.max(each[d].multiply(BigInteger.valueOf(amounts.at(d))));
        }
        return most;
    }

    private BigInteger[] weights(ResourceType type) {
        return Objects.requireNonNull(weights.get(type), "a type that the offer has");
    }
}
