package org.gridmarket.solver.energy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.clearing.IntervalTerms;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.ortools.LinearProgram;
import org.gridmarket.solver.ortools.Optimum;

/**
 * The linear program as the text prints it, (2.1)-(2.7): a variable epsilon(s, b, t) for each pair of offers in each
 * interval that both name and in which their prices meet.
 */
final class PairwiseProgram implements AutoCloseable {
    private record GroupSlot(GroupId group, Interval t) {}

    private record Pair(OpenOffer sell, OpenOffer buy, Interval t, long welfarePerWh) {}

    private final RoundInstance instance;
    private final LinearProgram program = new LinearProgram(LinearProgram.Simplex.PRIMAL);
    private final Map<OfferId, Integer> energyRows = new HashMap<>();
    private final Map<GroupSlot, Integer> soldRows = new HashMap<>();
    private final Map<GroupSlot, Integer> boughtRows = new HashMap<>();
    private final Map<GroupSlot, Integer> netRows = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    PairwiseProgram(RoundInstance instance) {
        this.instance = instance;
        instance.terms().forEach(this::addInterval);
    }

    private void addInterval(Interval t, IntervalTerms terms) {
        var naming = instance.offers().stream()
                .filter(offer -> offer.intervals().contains(t)
                        && !terms.limitsOf(offer.group()).isEmpty())
                .toList();
        for (OpenOffer sell : naming) {
            for (OpenOffer buy : naming) {
                if (sell.side() == Side.SELL && buy.side() == Side.BUY && terms.pricesMeet(sell, buy)) {
                    addPair(new Pair(sell, buy, t, terms.welfarePerWh(sell, buy)), terms);
                }
            }
        }
    }

    private void addPair(Pair pair, IntervalTerms terms) {
        int epsilon = program.addFreeVariable();
        pairs.add(pair);
        for (OpenOffer offer : List.of(pair.sell(), pair.buy())) { // (2.2)
            int row = energyRows.computeIfAbsent(
                    offer.id(), id -> program.addRowAtMost(offer.remaining().wh()));
            program.setCoefficient(row, epsilon, 1);
        }
        Map<Integer, Integer> nets = new HashMap<>();
        for (LimitGroup group : terms.limitsOf(pair.sell().group())) { // (2.6), sold
            GroupSlot slot = new GroupSlot(group.id(), pair.t());
            int row = soldRows.computeIfAbsent(
                    slot, s -> program.addRowAtMost(group.limit().internal().wh()));
            program.setCoefficient(row, epsilon, 1);
            nets.merge(netRow(slot, group), 1, Integer::sum);
        }
        for (LimitGroup group : terms.limitsOf(pair.buy().group())) { // (2.6), bought
            GroupSlot slot = new GroupSlot(group.id(), pair.t());
            int row = boughtRows.computeIfAbsent(
                    slot, s -> program.addRowAtMost(group.limit().internal().wh()));
            program.setCoefficient(row, epsilon, 1);
            nets.merge(netRow(slot, group), -1, Integer::sum);
        }
        nets.forEach((row, sign) -> program.setCoefficient(row, epsilon, sign)); // (2.7)
    }

    private int netRow(GroupSlot slot, LimitGroup group) {
        long external = group.limit().external().wh();
        return netRows.computeIfAbsent(slot, s -> program.addRow(-external, external));
    }

    /** The largest traded energy, Wh; empty when time is over. */
    Optional<Optimum> mostEnergy(Duration limit) {
        for (int i = 0; i < pairs.size(); i++) {
            program.setObjective(i, 1);
        }
        return program.maximise(limit);
    }

    /** The largest welfare, µ, of those that trade at least this energy. */
    Optional<Optimum> mostWelfare(double leastEnergyWh, Duration limit) {
        int row = program.addRowAtLeast(leastEnergyWh);
        for (int i = 0; i < pairs.size(); i++) {
            program.setCoefficient(row, i, 1);
            program.setObjective(i, pairs.get(i).welfarePerWh());
        }
        return program.maximise(limit);
    }

    ModelSize size() {
        return new ModelSize(program.variables(), program.rows());
    }

    /** What each offer trades in each interval. */
    Map<OfferId, Map<Interval, Double>> amounts(Optimum optimum) {
        Map<OfferId, Map<Interval, Double>> amounts = new HashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            double wh = optimum.valueOf(i);
            amounts.computeIfAbsent(pair.sell().id(), id -> new HashMap<>()).merge(pair.t(), wh, Double::sum);
            amounts.computeIfAbsent(pair.buy().id(), id -> new HashMap<>()).merge(pair.t(), wh, Double::sum);
        }
        return amounts;
    }

    @Override
    public void close() {
        program.close();
    }
}
