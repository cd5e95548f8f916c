package org.gridmarket.kernel.allocation.clearing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.PairRow;
import org.gridmarket.kernel.allocation.schema.Weight;
import org.jspecify.annotations.Nullable;

/**
 * What the terms say of one type, looked up once: bands and weights by the first row that selects it, pairs and capacities by
 * all.
 */
final class TypeTerms {
    private record Pair(String provider, String consumer) {}

    private final ResourceType type;
    private final @Nullable Band band;
    private final int weight;
    private final boolean paired;
    private final Set<Pair> pairs = new LinkedHashSet<>();
    private final Set<Integer> capacities = new TreeSet<>();

    TypeTerms(ResourceType type, MarketSchema schema, MarketTerms terms) {
        this.type = type;
        band = terms.bands().stream()
                .filter(row -> schema.selects(row.types(), type))
                .findFirst()
                .orElse(null);
        weight = terms.weights().stream()
                .filter(row -> schema.selects(row.types(), type))
                .findFirst()
                .map(Weight::weight)
                .orElse(1);
        for (PairRow row : terms.pairs()) {
            if (schema.selects(row.types(), type)) {
                pairs.add(new Pair(row.provider(), row.consumer()));
            }
        }
        paired = !pairs.isEmpty();
        for (int i = 0; i < terms.capacities().size(); i++) {
            if (schema.selects(terms.capacities().get(i).types(), type)) {
                capacities.add(i);
            }
        }
    }

    ResourceType type() {
        return type;
    }

    /** Beta of the type. */
    int weight() {
        return weight;
    }

    /** Whether these groups may exchange it, (6.14). */
    boolean allows(List<String> providers, List<String> consumers) {
        return !paired
                || providers.stream()
                        .anyMatch(provider ->
                                consumers.stream().anyMatch(consumer -> pairs.contains(new Pair(provider, consumer))));
    }

    /** Whether a capacity counts it. */
    boolean isCountedBy(int capacity) {
        return capacities.contains(capacity);
    }

    /** From what price on, (6.3), (6.13). */
    UnitValue least(UnitValue provider) {
        return band == null ? provider : provider.max(band.min());
    }

    /** Up to what price, (6.4), (6.13); the consumer pays the fee besides. */
    UnitValue most(UnitValue consumer, UnitValue fee) {
        UnitValue net = consumer.minus(fee);
        return band == null ? net : net.min(band.max());
    }
}
