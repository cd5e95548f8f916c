package org.gridmarket.solver.energy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some intervals that are solved by themselves, with the energy that the others leave. */
final class Window {
    private final List<Integer> offsets;
    private final long[] openWh;

    private Window(List<Integer> offsets, long[] openWh) {
        this.offsets = offsets;
        this.openWh = openWh;
    }

    /** All intervals, all energy. */
    static Window whole(MatchingModel model) {
        return new Window(
                model.tradedOffsets(),
                model.classes().stream().mapToLong(OfferClass::energyWh).toArray());
    }

    /** These intervals; what an allocation trades in others stays as it is. */
    static Window within(MatchingModel model, List<Integer> offsets, Allocation allocation) {
        Set<Integer> inside = new HashSet<>(offsets);
        long[] open = new long[model.classes().size()];
        for (OfferClass offers : model.classes()) {
            long left = offers.energyWh();
            for (int position = 0; position < offers.slots(); position++) {
                left -= inside.contains(offers.offset(position)) ? 0 : allocation.of(offers, position);
            }
            open[offers.number()] = left;
        }
        return new Window(List.copyOf(offsets), open);
    }

    /** Those in which somebody sells and somebody buys, ascending. */
    List<Integer> offsets() {
        return offsets;
    }

    /** What a class may trade in the window, all intervals together. */
    long openWh(OfferClass offers) {
        return openWh[offers.number()];
    }
}
