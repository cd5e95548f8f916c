package org.gridmarket.solver.energy;

import java.util.HashMap;
import java.util.Map;

/** What classes and limit groups have left while trades are added one by one, each feasible on its own. Wh. */
final class Headroom {
    /** Flows of the limit groups in one interval. */
    private static final class Flows {
        private final LimitTable limits;
        private final long[] sold;
        private final long[] bought;

        private Flows(LimitTable limits) {
            this.limits = limits;
            this.sold = new long[limits.size()];
            this.bought = new long[limits.size()];
        }
    }

    private final MatchingModel model;
    private final long[] remaining;
    private final Map<Integer, Flows> flows = new HashMap<>();

    Headroom(MatchingModel model, Window window) {
        this.model = model;
        this.remaining = model.classes().stream().mapToLong(window::openWh).toArray();
    }

    long remaining(OfferClass offers) {
        return remaining[offers.number()];
    }

    /** How much more these two may trade with each other, by (2.2), (2.6) and (2.7). */
    long between(Slot sell, Slot buy) {
        long room = Math.min(remaining(sell.offers()), remaining(buy.offers()));
        Flows at = flowsAt(sell.offset());
        for (int group : at.limits.of(sell.offers().group())) {
            room = Math.min(room, at.limits.internalWh(group) - at.sold[group]);
            if (!at.limits.contains(group, buy.offers().group())) {
                room = Math.min(room, at.limits.externalWh(group) - at.sold[group] + at.bought[group]);
            }
        }
        for (int group : at.limits.of(buy.offers().group())) {
            room = Math.min(room, at.limits.internalWh(group) - at.bought[group]);
            if (!at.limits.contains(group, sell.offers().group())) {
                room = Math.min(room, at.limits.externalWh(group) - at.bought[group] + at.sold[group]);
            }
        }
        return room;
    }

    void take(Slot sell, Slot buy, long wh) {
        remaining[sell.offers().number()] -= wh;
        remaining[buy.offers().number()] -= wh;
        Flows at = flowsAt(sell.offset());
        for (int group : at.limits.of(sell.offers().group())) {
            at.sold[group] += wh;
        }
        for (int group : at.limits.of(buy.offers().group())) {
            at.bought[group] += wh;
        }
    }

    /** The excess of a limit group over its limits in an interval: above 0 exports or sells, see {@link Excess}. */
    Excess excessAt(int offset) {
        Flows at = flowsAt(offset);
        for (int group = 0; group < at.limits.size(); group++) {
            long internal = at.limits.internalWh(group);
            long external = at.limits.externalWh(group);
            long net = at.sold[group] - at.bought[group];
            if (at.sold[group] > internal) {
                return new Excess(Excess.Kind.SOLD, group, at.sold[group] - internal);
            }
            if (at.bought[group] > internal) {
                return new Excess(Excess.Kind.BOUGHT, group, at.bought[group] - internal);
            }
            if (Math.abs(net) > external) {
                return new Excess(
                        net > 0 ? Excess.Kind.EXPORTED : Excess.Kind.IMPORTED, group, Math.abs(net) - external);
            }
        }
        return Excess.NONE;
    }

    private Flows flowsAt(int offset) {
        return flows.computeIfAbsent(offset, key -> new Flows(model.limitsAt(key)));
    }
}
