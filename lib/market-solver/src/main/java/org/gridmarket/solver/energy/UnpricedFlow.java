package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.ortools.MaximumFlow;
import org.jspecify.annotations.Nullable;

/**
 * The best that could be traded if nobody were kept from trading at a loss, (2.3): with as much energy as the limits let
 * through where the objective wants that, by cheap sellers and dear buyers. No feasible solution is better.
 */
final class UnpricedFlow {
    /** OR-Tools multiplies costs by the number of nodes, and adds a few of them up. */
    private static final long LARGEST_COST_TIMES_NODES = Long.MAX_VALUE / 4;

    private final Objective objective;
    private final FlowModel model;
    private final MaximumFlow flow;

    private UnpricedFlow(Objective objective, FlowModel model) {
        this.objective = objective;
        this.model = model;
        this.flow = objective == Objective.WELFARE ? model.solveCheapest() : model.solve();
    }

    /** Empty where the limit groups of an interval make no flow network, or prices are too high for its arithmetic. */
    static Optional<UnpricedFlow> of(MatchingModel matching) {
        List<FlowShape> shapes = new ArrayList<>();
        for (int offset : matching.tradedOffsets()) {
            Optional<FlowShape> shape = FlowShape.of(matching, offset);
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            shapes.add(shape.get());
        }
        FlowModel model = new FlowModel(matching, shapes, slot -> cost(matching, slot));
        boolean fits =
                largestCost(matching) < LARGEST_COST_TIMES_NODES / model.size().constraints();
        return fits ? Optional.of(new UnpricedFlow(matching.instance().objective(), model)) : Optional.empty();
    }

    private static long cost(MatchingModel matching, Slot slot) {
        return Math.addExact(-TieBreak.UNIT * matching.value(slot), TieBreak.cost(matching, slot));
    }

    private static long largestCost(MatchingModel matching) {
        long largest = 1;
        for (int offset : matching.tradedOffsets()) {
            for (List<Slot> slots : List.of(matching.sellsAt(offset), matching.buysAt(offset))) {
                for (Slot slot : slots) {
                    largest = Math.max(largest, Math.abs(cost(matching, slot)));
                }
            }
        }
        return largest;
    }

    long energyWh() {
        return flow.value();
    }

    /** Keeps all limits, and (2.3) perhaps. */
    Allocation allocation() {
        return model.allocation(flow);
    }

    /** The bound of energy always, that of welfare where the prices of the nodes are found. */
    @Nullable Certificate certificate() {
        if (objective == Objective.ENERGY) {
            return new Certificate(model.cut(flow, 0), null);
        }
        DualPrices welfare = model.prices(flow, TieBreak.UNIT).map(model::duals).orElse(null);
        if (objective == Objective.WELFARE) {
            return welfare == null ? null : new Certificate(welfare, null);
        }
        return new Certificate(model.cut(flow, 0), welfare);
    }

    ModelSize size() {
        return model.size();
    }
}
