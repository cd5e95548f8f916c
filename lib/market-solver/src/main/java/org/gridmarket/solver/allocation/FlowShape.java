package org.gridmarket.solver.allocation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.PriceSpan;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.jspecify.annotations.Nullable;

/** Whether an instance is a flow. */
final class FlowShape {
    private final AllocationInstance instance;

    FlowShape(AllocationInstance instance) {
        this.instance = instance;
    }

    /** What of the instance is no flow; empty when it is one. */
    Optional<String> offence() {
        MarketSchema schema = instance.schema();
        if (schema.quantity().size() > 1) {
            return Optional.of("several dimensions");
        }
        if (schema.objective().getFirst() != Objective.VOLUME
                || schema.objective().size() > 2) {
            return Optional.of("an objective of " + schema.objective());
        }
        if (!instance.terms().pairs().isEmpty()) {
            return Optional.of("groups that may not exchange");
        }
        return instance.offers().values().stream()
                .map(FlowShape::offence)
                .flatMap(Optional::stream)
                .findFirst()
                .or(this::bindingPrices)
                .or(this::sharedCapacities);
    }

    private static Optional<String> offence(OpenOffer open) {
        if (!open.offer().flags().isEmpty()) {
            return Optional.of("an offer with flags " + open.offer().flags());
        }
        long amounts = open.offer().alternatives().stream()
                .map(Alternative::amounts)
                .distinct()
                .count();
        return amounts > 1 ? Optional.of("an offer of different amounts") : Optional.empty();
    }

    /** Prices are not binding where the dearest provider and the poorest consumer of each type meet. */
    private Optional<String> bindingPrices() {
        Map<ResourceType, OpenOffer> dearest = extremes(Side.PROVIDE, 1);
        Map<ResourceType, OpenOffer> poorest = extremes(Side.CONSUME, -1);
        for (Map.Entry<ResourceType, OpenOffer> entry : dearest.entrySet()) {
            @Nullable OpenOffer consume = poorest.get(entry.getKey());
            if (consume != null) {
                PriceSpan span = instance.prices(entry.getValue(), consume, entry.getKey());
                if (span.isEmpty()) {
                    return Optional.of("prices of type " + entry.getKey() + " that do not meet");
                }
            }
        }
        return Optional.empty();
    }

    private Map<ResourceType, OpenOffer> extremes(Side side, int sign) {
        Map<ResourceType, OpenOffer> extremes = new HashMap<>();
        for (OpenOffer open : instance.of(side)) {
            for (Alternative alternative : open.offer().alternatives()) {
                extremes.merge(
                        alternative.type(),
                        open,
                        (one, other) -> sign * Long.compare(value(other, alternative), value(one, alternative)) > 0
                                ? other
                                : one);
            }
        }
        return extremes;
    }

    private static long value(OpenOffer open, Alternative at) {
        return open.offer().alternative(at.type()).orElseThrow().value().micro();
    }

    private Optional<String> sharedCapacities() {
        Map<CapacityValue, ResourceType> met = new HashMap<>();
        Set<Object> looked = new HashSet<>();
        for (OpenOffer open : instance.offers().values()) {
            for (Alternative alternative : open.offer().alternatives()) {
                if (!looked.add(List.of(open.groups(), alternative.type()))) {
                    continue;
                }
                List<CapacityValue> values = instance.loaded(open.groups(), alternative.type());
                if (values.size() > 1) {
                    return Optional.of("an offer that several capacities bound");
                }
                for (CapacityValue value : values) {
                    ResourceType before = met.putIfAbsent(value, alternative.type());
                    if (before != null && !before.equals(alternative.type())) {
                        return Optional.of("a capacity that bounds several types together");
                    }
                }
            }
        }
        return Optional.empty();
    }
}
