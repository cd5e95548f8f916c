package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.effort.StopWatch;
import org.gridmarket.solver.ortools.MaximumFlow;

/**
 * Exact in integers and by far the fastest, where prices do not bind, limit groups are nested ({@link FlowShape}), and
 * every traded Wh is worth the same (or only energy counts). The minimum cut certifies the optimum.
 */
public final class MaxFlowMatcher implements Matcher {
    public static final String NAME = "max-flow";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public MatchOutcome match(RoundInstance instance, SolveBudget budget) {
        StopWatch watch = new StopWatch();
        MatchingModel model = new MatchingModel(instance);
        OptionalLong worth = OptionalLong.empty();
        if (instance.objective() != Objective.ENERGY) {
            worth = uniformWorth(model);
            if (worth.isEmpty() || worth.getAsLong() <= 0) {
                return new MatchOutcome.Unsuitable("welfare counts, and is not the same above 0 for every Wh");
            }
        }
        List<FlowShape> shapes = new ArrayList<>();
        for (int offset : model.offsets()) {
            List<Slot> sells = model.sellsAt(offset);
            List<Slot> buys = model.buysAt(offset);
            if (!sells.isEmpty() && !buys.isEmpty()) {
                if (PriceNodes.bind(sells, buys)) {
                    return new MatchOutcome.Unsuitable("prices bind in interval " + model.intervalAt(offset));
                }
                Optional<FlowShape> shape = FlowShape.of(model, offset);
                if (shape.isEmpty()) {
                    return new MatchOutcome.Unsuitable(
                            "limit groups of interval " + model.intervalAt(offset) + " make no flow network");
                }
                shapes.add(shape.get());
            }
        }
        FlowModel flows = new FlowModel(model, shapes, slot -> TieBreak.cost(model, slot));
        watch.modelIsBuilt();
        if (budget.isCancelled()) {
            return new MatchOutcome.OutOfTime();
        }
        MaximumFlow flow = flows.solve();
        List<Trade> trades = flows.allocation(flow).trades();
        watch.isSolved();
        Certificate certificate = certificate(flows, flow, instance.objective(), worth);
        return new MatchOutcome.Solved(Match.verified(NAME, instance, trades, watch, flows.size(), certificate));
    }

    private static Certificate certificate(FlowModel flows, MaximumFlow flow, Objective objective, OptionalLong worth) {
        return switch (objective) {
            case ENERGY -> new Certificate(flows.cut(flow, 0), null);
            case ENERGY_THEN_WELFARE -> new Certificate(flows.cut(flow, 0), flows.cut(flow, worth.getAsLong()));
            case WELFARE -> new Certificate(flows.cut(flow, worth.getAsLong()), null);
        };
    }

    /** What a Wh between any two that meet is worth, µ, if it is the same everywhere. */
    private static OptionalLong uniformWorth(MatchingModel model) {
        OptionalLong worth = OptionalLong.empty();
        for (int offset : model.offsets()) {
            List<Slot> sells = model.sellsAt(offset);
            List<Slot> buys = model.buysAt(offset);
            if (sells.isEmpty() || buys.isEmpty()) {
                continue;
            }
            long sellPrice = sells.getFirst().price();
            long buyPrice = buys.getFirst().price();
            boolean same = sells.stream().allMatch(slot -> slot.price() == sellPrice)
                    && buys.stream().allMatch(slot -> slot.price() == buyPrice);
            long here = model.sellValue(sells.getFirst()) + MatchingModel.buyValue(buys.getFirst());
            if (!same || (worth.isPresent() && worth.getAsLong() != here)) {
                return OptionalLong.empty();
            }
            worth = OptionalLong.of(here);
        }
        return worth.isPresent() ? worth : OptionalLong.of(1);
    }
}
