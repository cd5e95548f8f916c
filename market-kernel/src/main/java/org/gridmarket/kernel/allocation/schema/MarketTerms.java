package org.gridmarket.kernel.allocation.schema;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.quantity.UnitValue;

/**
 * What of a market may change, by agreement, from a cycle on.
 *
 * @param feeMicro what the consumer pays besides the price, µ per unit of volume
 * @param bands prices of types
 * @param weights of types
 * @param pairs groups that may exchange types
 * @param capacities bounds of groups
 */
public record MarketTerms(
        UnitValue feeMicro, List<Band> bands, List<Weight> weights, List<PairRow> pairs, List<Capacity> capacities) {
    /** No fee, no bounds. */
    public static final MarketTerms NONE = new MarketTerms(UnitValue.ZERO, List.of(), List.of(), List.of(), List.of());

    public MarketTerms {
        bands = List.copyOf(bands);
        weights = List.copyOf(weights);
        pairs = List.copyOf(pairs);
        capacities = List.copyOf(capacities);
        int most = AllocationLimit.TERMS_ROWS.ceiling();
        Bounds.within("feeMicro", feeMicro.micro(), 0, UnitValue.MAX_MICRO);
        Bounds.within("bands", bands.size(), 0, most);
        Bounds.within("weights", weights.size(), 0, most);
        Bounds.within("pairs", pairs.size(), 0, most);
        Bounds.within("capacities", capacities.size(), 0, most);
    }

    /** All fields that are named anywhere. */
    Stream<String> fields() {
        Stream<TypeSelector> selectors = Stream.of(
                        bands.stream().map(Band::types),
                        weights.stream().map(Weight::types),
                        pairs.stream().map(PairRow::types),
                        capacities.stream().map(Capacity::types))
                .flatMap(each -> each);
        return Stream.concat(
                selectors.flatMap(types -> types.spans().stream()).map(FieldSpan::field),
                capacities.stream().flatMap(capacity -> capacity.by().stream()));
    }
}
