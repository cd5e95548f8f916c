package org.gridmarket.kernel.allocation.clearing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.jspecify.annotations.Nullable;

/** Running sums over the assignments of one solution, on top of what is final. Not thread-safe. */
final class Tally {
    private final AllocationInstance instance;
    private final Map<OfferId, OfferUse> uses = new LinkedHashMap<>();
    private final Map<CapacityValue, Load> loads = new LinkedHashMap<>();
    private final Map<ResourceType, PriceSpan> spans = new LinkedHashMap<>();
    private final long[] worth;

    Tally(AllocationInstance instance) {
        this.instance = instance;
        this.worth = new long[instance.schema().objective().size()];
    }

    /** What is taken of an offer so far. */
    OfferUse use(OpenOffer open) {
        return uses.computeIfAbsent(open.id(), any -> open.use());
    }

    Load load(CapacityValue value) {
        return loads.getOrDefault(value, instance.load(value));
    }

    /** The prices that a pair may have, with what other assignments of the type allow where there is one price. */
    PriceSpan span(OpenOffer provide, OpenOffer consume, ResourceType type) {
        PriceSpan own = instance.prices(provide, consume, type);
        @Nullable PriceSpan others = instance.schema().price() == PriceRule.UNIFORM ? spans.get(type) : null;
        return others == null ? own : own.and(others);
    }

    /** Adds an assignment that the rules have allowed. */
    void add(Assignment assignment, OpenOffer provide, OpenOffer consume) {
        ResourceType type = assignment.type();
        spans.put(type, span(provide, consume, type));
        use(provide).add(type, assignment.amounts(), consume.id());
        use(consume).add(type, assignment.amounts(), provide.id());
        Volume volume = instance.schema().volume(assignment.amounts());
        for (CapacityValue value : instance.loaded(provide.groups(), type)) {
            loads.put(value, load(value).provided(volume));
        }
        for (CapacityValue value : instance.loaded(consume.groups(), type)) {
            loads.put(value, load(value).consumed(volume));
        }
        for (int i = 0; i < worth.length; i++) {
            Objective term = instance.schema().objective().get(i);
            long each = UnitWorth.of(term, provide, consume, type, instance);
            worth[i] = Math.addExact(worth[i], Math.multiplyExact(each, volume.units()));
        }
    }

    /** What each touched offer has taken, by earlier cycles and by this solution. */
    Map<OfferId, OfferUse> uses() {
        return Collections.unmodifiableMap(uses);
    }

    /** Loads of the capacities that this solution touches. */
    Map<CapacityValue, Load> touched() {
        return Collections.unmodifiableMap(loads);
    }

    Worth worth() {
        return Worth.of(worth);
    }
}
