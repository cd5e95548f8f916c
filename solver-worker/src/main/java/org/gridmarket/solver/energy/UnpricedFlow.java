package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.solver.ortools.MaximumFlow;
import org.jspecify.annotations.Nullable;

/**
 * The best that could be traded if nobody were kept from trading at a loss, (2.3): with as much energy as the limits let
 * through where the objective wants that, by cheap sellers and dear buyers. No feasible solution is better.
 */
final class UnpricedFlow {
    private final Objective objective;
    private final FlowModel model;
    private final MaximumFlow flow;

    private UnpricedFlow(Objective objective, FlowModel model) {
        this.objective = objective;
        this.model = model;
        this.flow = objective == Objective.WELFARE ? model.solveCheapest() : model.solve();
    }

    /** Empty where the limit groups of an interval make no flow network. */
    static Optional<UnpricedFlow> of(MatchingModel matching) {
        List<FlowShape> shapes = new ArrayList<>();
        for (int offset : matching.tradedOffsets()) {
            Optional<FlowShape> shape = FlowShape.of(matching, offset);
            if (shape.isEmpty()) {
                return Optional.empty();
            }
            shapes.add(shape.get());
        }
        ToLongFunction<Slot> costs =
                slot -> Math.addExact(-TieBreak.UNIT * matching.value(slot), TieBreak.cost(matching, slot));
        return Optional.of(new UnpricedFlow(matching.instance().objective(), new FlowModel(matching, shapes, costs)));
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
