package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice.Bound;
import org.gridmarket.kernel.allocation.certificate.CompatiblePair;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.Load;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.solver.ortools.LinearProgram;
import org.gridmarket.solver.ortools.Optimum;
import org.jspecify.annotations.Nullable;

/** Rows of capacities in the program of a certificate, and the prices that their duals give. */
final class CapacityPrices {
    private record Bounded(CapacityValue value, Bound bound) {}

    private final AllocationInstance instance;
    private final Map<Bounded, Map<Integer, Long>> sums = new LinkedHashMap<>();
    private final Map<Bounded, Integer> rows = new LinkedHashMap<>();
    private double room;

    CapacityPrices(AllocationInstance instance, List<CompatiblePair> pairs, LinearProgram program) {
        this.instance = instance;
        long volume = instance.schema().quantity().getFirst().volume();
        for (int e = 0; e < pairs.size(); e++) {
            CompatiblePair pair = pairs.get(e);
            for (CapacityValue value : instance.loaded(pair.provide().groups(), pair.type())) {
                add(value, Bound.OUT, e, volume);
                add(value, Bound.NET_OUT, e, volume);
                add(value, Bound.NET_IN, e, -volume);
            }
            for (CapacityValue value : instance.loaded(pair.consume().groups(), pair.type())) {
                add(value, Bound.IN, e, volume);
                add(value, Bound.NET_OUT, e, -volume);
                add(value, Bound.NET_IN, e, volume);
            }
        }
        sums.forEach((bounded, of) -> {
            double left = left(bounded);
            room += left;
            int row = program.addRowAtMost(left);
            of.forEach((variable, each) -> program.setCoefficient(row, variable, (double) each));
            rows.put(bounded, row);
        });
    }

    private void add(CapacityValue value, Bound bound, int variable, long volume) {
        if (bound(value, bound) != null) {
            sums.computeIfAbsent(new Bounded(value, bound), any -> new LinkedHashMap<>())
                    .merge(variable, volume, Long::sum);
        }
    }

    private @Nullable Volume bound(CapacityValue value, Bound bound) {
        Capacity capacity = instance.terms().capacities().get(value.capacity());
        return switch (bound) {
            case OUT -> capacity.out();
            case IN -> capacity.in();
            case NET_OUT -> capacity.netOut();
            case NET_IN -> capacity.netIn();
        };
    }

    /** The room of a bound; none where it was lowered below what is final. */
    private double left(Bounded bounded) {
        Volume bound = bound(bounded.value(), bounded.bound());
        Load load = instance.load(bounded.value());
        long out = load.out().units();
        long in = load.in().units();
        long loaded = switch (bounded.bound()) {
            case OUT -> out;
            case IN -> in;
            case NET_OUT -> out - in;
            case NET_IN -> in - out;
        };
        return bound == null ? 0 : (double) Math.max(0, bound.units() - loaded);
    }

    /** All room together, in units of volume. */
    double room() {
        return room;
    }

    /** Duals times this number, rounded; those above 0. */
    List<CapacityPrice> prices(Optimum optimum, double scale) {
        List<CapacityPrice> prices = new ArrayList<>();
        rows.forEach((bounded, row) -> {
            long price = Math.round(Math.max(0, optimum.dualOf(row)) * scale);
            if (price > 0) {
                prices.add(new CapacityPrice(bounded.value(), bounded.bound(), price));
            }
        });
        return prices;
    }
}
