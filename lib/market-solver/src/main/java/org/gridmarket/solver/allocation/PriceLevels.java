package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.PriceSpan;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.solver.ortools.IntegerProgram;
import org.jspecify.annotations.Nullable;

/**
 * One price for each type (UNIFORM): it is enough to look at prices that some provider asks at least. Level k is a choice that
 * is 1 where the price is the k-th of them or higher; levels are nested, so each exchange needs one implication.
 */
final class PriceLevels {
    /** An offer at one type: at least or at most this price, and its exchanges. */
    private record Side(OpenOffer open, UnitValue price, List<Integer> exchanges) {}

    private static final class OfType {
        private final Map<OfferId, Side> providers = new LinkedHashMap<>();
        private final Map<OfferId, Side> consumers = new LinkedHashMap<>();
    }

    private final TypeChoices choices;
    private final Map<ResourceType, OfType> types = new LinkedHashMap<>();

    PriceLevels(AllocationInstance instance, List<Exchange> exchanges, TypeChoices choices) {
        this.choices = choices;
        for (int e = 0; e < exchanges.size(); e++) {
            Exchange exchange = exchanges.get(e);
            PriceSpan span = instance.prices(exchange.provide(), exchange.consume(), exchange.type());
            OfType of = types.computeIfAbsent(exchange.type(), any -> new OfType());
            add(of.providers, exchange.provide(), span.least(), e);
            add(of.consumers, exchange.consume(), span.most(), e);
        }
    }

    private static void add(Map<OfferId, Side> sides, OpenOffer open, UnitValue price, int exchange) {
        sides.computeIfAbsent(open.id(), any -> new Side(open, price, new ArrayList<>()))
                .exchanges()
                .add(exchange);
    }

    void addTo(IntegerProgram program) {
        types.forEach((type, of) -> add(type, of, program));
    }

    private void add(ResourceType type, OfType of, IntegerProgram program) {
        UnitValue lowest = of.consumers.values().stream()
                .map(Side::price)
                .reduce(UnitValue::min)
                .orElseThrow();
        NavigableMap<UnitValue, Integer> levels = new TreeMap<>();
        of.providers.values().stream()
                .map(Side::price)
                .filter(price -> price.compareTo(lowest) > 0) // what all consumers pay excludes nobody
                .forEach(price -> levels.put(price, -1));
        int below = -1;
        for (UnitValue price : List.copyOf(levels.keySet())) {
            int level = program.addChoice();
            levels.put(price, level);
            if (below >= 0) {
                program.addImplication(level, below);
            }
            below = level;
        }
        for (Side provider : of.providers.values()) {
            @Nullable Integer level = levels.get(provider.price());
            if (level != null) {
                program.addImplication(choices.of(provider.open(), type, provider.exchanges()), level);
            }
        }
        for (Side consumer : of.consumers.values()) {
            Map.@Nullable Entry<UnitValue, Integer> dearer = levels.higherEntry(consumer.price());
            if (dearer != null) {
                program.addExclusion(choices.of(consumer.open(), type, consumer.exchanges()), dearer.getValue());
            }
        }
    }
}
