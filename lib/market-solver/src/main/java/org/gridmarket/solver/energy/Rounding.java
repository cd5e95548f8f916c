package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gridmarket.solver.effort.SolveBudget;

/**
 * Makes whole Wh out of the optimum of a linear program: rounds down, takes back what then exceeds a limit (an import that
 * relied on half a Wh of export), and tops up greedily. Loses a few Wh per fractional variable at most.
 */
final class Rounding {
    /** A number this close below an integer is that integer; times the slots of a group or offer it stays below 1 Wh. */
    private static final double TOLERANCE_WH = 1e-4;

    private record Pair(Slot sell, Slot buy, long wh) {}

    private final MatchingModel model;
    private final Headroom headroom;
    private final Allocation allocation;

    private Rounding(MatchingModel model, Window window) {
        this.model = model;
        this.headroom = new Headroom(model, window);
        this.allocation = new Allocation(model);
    }

    /** What is traded in the window; nothing elsewhere. */
    static Allocation down(MatchingModel model, Window window, ToDoubleFunction<Slot> optimum, SolveBudget budget) {
        Rounding rounding = new Rounding(model, window);
        for (int offset : window.offsets()) {
            rounding.keep(rounding.pairsAt(offset, optimum), offset);
        }
        new GreedyFill(model, window, rounding.headroom, rounding.allocation).fill(budget);
        return rounding.allocation;
    }

    private List<Pair> pairsAt(int offset, ToDoubleFunction<Slot> optimum) {
        List<Pair> pairs = new ArrayList<>();
        CornerWalk.walk(
                portions(model.sellsAt(offset), optimum),
                portions(model.buysAt(offset), optimum),
                (sell, buy, wh) -> pairs.add(new Pair(sell, buy, wh)));
        return pairs;
    }

    private static List<Portion<Slot>> portions(List<Slot> slots, ToDoubleFunction<Slot> optimum) {
        List<Portion<Slot>> portions = new ArrayList<>();
        for (Slot slot : slots) {
            long wh = (long) Math.floor(optimum.applyAsDouble(slot) + TOLERANCE_WH);
            if (wh > 0) {
                portions.add(new Portion<>(slot, slot.price(), wh));
            }
        }
        return portions;
    }

    private void keep(List<Pair> pairs, int offset) {
        List<Pair> kept = new ArrayList<>(pairs);
        kept.forEach(pair -> headroom.take(pair.sell(), pair.buy(), pair.wh()));
        for (Excess excess = headroom.excessAt(offset); excess.wh() > 0; excess = headroom.excessAt(offset)) {
            takeBack(kept, excess, model.limitsAt(offset));
        }
        for (Pair pair : kept) {
            allocation.add(pair.sell(), pair.wh());
            allocation.add(pair.buy(), pair.wh());
        }
    }

    /** Lessens one excess to nothing; the energy falls each time, so this ends. */
    private void takeBack(List<Pair> pairs, Excess excess, LimitTable limits) {
        long open = excess.wh();
        for (int i = 0; i < pairs.size() && open > 0; i++) {
            Pair pair = pairs.get(i);
            if (excess.isCausedBy(limits, pair.sell(), pair.buy())) {
                long less = Math.min(open, pair.wh());
                headroom.take(pair.sell(), pair.buy(), -less);
                pairs.set(i, new Pair(pair.sell(), pair.buy(), pair.wh() - less));
                open -= less;
            }
        }
        if (open > 0) {
            throw new IllegalStateException("no trade causes the excess " + excess);
        }
    }
}
