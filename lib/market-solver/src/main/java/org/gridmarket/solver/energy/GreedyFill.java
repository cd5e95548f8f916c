package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.solver.effort.SolveBudget;

/**
 * Adds trades as long as it finds room: interval by interval, first within a group, which costs no net limit, then between
 * groups. Sellers and buyers that can wait least come first where prices do not bind; else cheapest sellers and dearest
 * buyers. Feasible at every step, so it can stop at any time; also tops up what rounding has left.
 */
final class GreedyFill {
    private final MatchingModel model;
    private final Window window;
    private final Headroom headroom;
    private final Allocation allocation;

    GreedyFill(MatchingModel model, Window window, Headroom headroom, Allocation allocation) {
        this.model = model;
        this.window = window;
        this.headroom = headroom;
        this.allocation = allocation;
    }

    /** Fills interval after interval until it is cancelled. */
    void fill(SolveBudget budget) {
        for (int offset : window.offsets()) {
            if (budget.isCancelled()) {
                return;
            }
            List<Slot> sells = open(model.sellsAt(offset));
            List<Slot> buys = open(model.buysAt(offset));
            if (!sells.isEmpty() && !buys.isEmpty()) {
                boolean bind = PriceNodes.bind(sells, buys);
                int t = model.intervalAt(offset).index();
                sells.sort(order(t, bind, Comparator.comparingLong(Slot::price)));
                buys.sort(order(t, bind, Comparator.comparingLong(Slot::price).reversed()));
                pair(sells, buys, true);
                pair(sells, buys, false);
            }
        }
    }

    private static Comparator<Slot> order(int t, boolean bind, Comparator<Slot> byPrice) {
        Comparator<Slot> byPatience =
                Comparator.comparingInt(slot -> slot.offers().intervalsAfter(t));
        return bind ? byPrice.thenComparing(byPatience) : byPatience.thenComparing(byPrice);
    }

    private List<Slot> open(List<Slot> slots) {
        List<Slot> open = new ArrayList<>();
        for (Slot slot : slots) {
            if (headroom.remaining(slot.offers()) > 0) {
                open.add(slot);
            }
        }
        return open;
    }

    private void pair(List<Slot> sells, List<Slot> buys, boolean within) {
        List<Slot> open = new ArrayList<>(buys);
        for (Slot sell : sells) {
            for (int b = 0; b < open.size() && headroom.remaining(sell.offers()) > 0; b++) {
                Slot buy = open.get(b);
                boolean sameGroup = sell.offers().group().equals(buy.offers().group());
                if ((sameGroup || !within) && isWorthwhile(sell, buy)) {
                    long wh = headroom.between(sell, buy);
                    if (wh > 0) {
                        headroom.take(sell, buy, wh);
                        allocation.add(sell, wh);
                        allocation.add(buy, wh);
                    }
                }
            }
            open.removeIf(buy -> headroom.remaining(buy.offers()) == 0);
        }
    }

    private boolean isWorthwhile(Slot sell, Slot buy) {
        return sell.price() <= buy.price()
                && (model.instance().objective() != Objective.WELFARE
                        || model.sellValue(sell) + MatchingModel.buyValue(buy) > 0);
    }
}
