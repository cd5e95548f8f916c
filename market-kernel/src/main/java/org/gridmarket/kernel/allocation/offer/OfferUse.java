package org.gridmarket.kernel.allocation.offer;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * What assignments take of one offer, over all its cycles: S(t, d) of each type, and its counterparts. Not thread-safe. It
 * adds up in O(1) for each assignment.
 */
public final class OfferUse {
    private final OfferUnits units;
    private final Map<ResourceType, Amounts> taken = new LinkedHashMap<>();
    private final Set<OfferId> counterparts = new LinkedHashSet<>();
    private BigInteger used = BigInteger.ZERO;

    public OfferUse(OfferUnits units) {
        this.units = units;
    }

    /** The same, to be added to. */
    public OfferUse copy() {
        OfferUse copy = new OfferUse(units);
        copy.taken.putAll(taken);
        copy.counterparts.addAll(counterparts);
        copy.used = used;
        return copy;
    }

    /** With an assignment of this type to that counterpart. */
    public void add(ResourceType type, Amounts amounts, OfferId counterpart) {
        used = usedWith(type, amounts);
        taken.merge(type, amounts, Amounts::plus);
        counterparts.add(counterpart);
    }

    /** How much would be used with so much more of a type. */
    public BigInteger usedWith(ResourceType type, Amounts amounts) {
        @Nullable Amounts before = taken.get(type);
        return before == null
                ? used.add(units.taken(type, amounts))
                : used.subtract(units.taken(type, before)).add(units.taken(type, before.plus(amounts)));
    }

    /** sum over t of max over d of S(t, d) w(t, d); feasible up to L. */
    public BigInteger used() {
        return used;
    }

    /** L less what is used; below 0 when more is taken than offered. */
    public BigInteger rest() {
        return units.whole().subtract(used);
    }

    public OfferUnits units() {
        return units;
    }

    /** S(t), of types that are taken. */
    public Map<ResourceType, Amounts> taken() {
        return Collections.unmodifiableMap(taken);
    }

    public Set<OfferId> counterparts() {
        return Collections.unmodifiableSet(counterparts);
    }

    /** Whether a further type would be a second one. */
    public boolean hasOtherThan(ResourceType type) {
        return taken.size() > 1 || (taken.size() == 1 && !taken.containsKey(type));
    }

    /** Whether a further counterpart would be a second one. */
    public boolean hasOtherThan(OfferId counterpart) {
        return counterparts.size() > 1 || (counterparts.size() == 1 && !counterparts.contains(counterpart));
    }

    /** Whether all of the offer is used, in every dimension: with several, each type that is taken is taken whole. */
    public boolean isWhole(Offer offer) {
        if (rest().signum() != 0) {
            return false;
        }
        return taken.entrySet().stream().allMatch(entry -> {
            Amounts amounts = entry.getValue();
            return amounts.dimensions() == 1
                    || offer.alternative(entry.getKey())
                            .filter(whole -> whole.amounts().equals(amounts))
                            .isPresent();
        });
    }
}
