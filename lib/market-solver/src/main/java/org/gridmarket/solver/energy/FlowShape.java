package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.grid.GroupId;

/**
 * How the limit groups of an interval lie in one another, when that makes a flow network: they are nested (two that meet,
 * contain one another), and no group has both an internal limit that binds and, inside it, a group with a net limit that
 * binds (energy on its way out of a hub no longer knows whether it was sold inside). Anything else needs the linear program.
 */
final class FlowShape {
    static final int NONE = -1;

    private final int offset;
    private final LimitTable limits;
    private final int[] parents;
    private final boolean[] hubs;
    private final Map<GroupId, Integer> innermost;

    private FlowShape(int offset, LimitTable limits, int[] parents, boolean[] hubs, Map<GroupId, Integer> innermost) {
        this.offset = offset;
        this.limits = limits;
        this.parents = parents;
        this.hubs = hubs;
        this.innermost = innermost;
    }

    /** The shape of an interval, or empty when it has none. */
    static Optional<FlowShape> of(MatchingModel model, int offset) {
        LimitTable limits = model.limitsAt(offset);
        int[] parents = new int[limits.size()];
        Arrays.fill(parents, NONE);
        Map<GroupId, Integer> innermost = new HashMap<>();
        for (GroupId group : model.termsAt(offset).limits().keySet()) {
            List<Integer> chain = new ArrayList<>();
            for (int number : limits.of(group)) {
                chain.add(number);
            }
            chain.sort((a, b) -> {
                int bySize = Integer.compare(
                        members(limits, a).size(), members(limits, b).size());
                return bySize != 0 ? bySize : Integer.compare(a, b);
            });
            for (int i = 1; i < chain.size(); i++) {
                if (!members(limits, chain.get(i)).containsAll(members(limits, chain.get(i - 1)))) {
                    return Optional.empty();
                }
                parents[chain.get(i - 1)] = chain.get(i);
            }
            if (!chain.isEmpty()) {
                innermost.put(group, chain.getFirst());
            }
        }
        return new Flows(model, offset, limits, parents, innermost).shape();
    }

    private static Set<GroupId> members(LimitTable limits, int number) {
        return new HashSet<>(limits.group(number).members());
    }

    /** Finds out which limits can bind, from the inside out. */
    private static final class Flows {
        private final int offset;
        private final LimitTable limits;
        private final int[] parents;
        private final Map<GroupId, Integer> innermost;
        private final long[] sellable;
        private final long[] buyable;

        private Flows(
                MatchingModel model, int offset, LimitTable limits, int[] parents, Map<GroupId, Integer> innermost) {
            this.offset = offset;
            this.limits = limits;
            this.parents = parents;
            this.innermost = innermost;
            this.sellable = direct(model.sellsAt(offset));
            this.buyable = direct(model.buysAt(offset));
        }

        /** What is offered in each group but not in one inside it. */
        private long[] direct(List<Slot> slots) {
            long[] offered = new long[limits.size()];
            for (Slot slot : slots) {
                Integer group = innermost.get(slot.offers().group());
                if (group != null) {
                    offered[group] += slot.offers().energyWh();
                }
            }
            return offered;
        }

        private Optional<FlowShape> shape() {
            boolean[] hubInside = new boolean[limits.size()];
            boolean[] hubs = new boolean[limits.size()];
            for (int group : fromTheInsideOut()) {
                long most = Math.max(sellable[group], buyable[group]);
                boolean internalBinds = limits.internalWh(group) < most;
                if (internalBinds && hubInside[group]) {
                    return Optional.empty();
                }
                hubs[group] = hubInside[group] || limits.externalWh(group) < Math.min(limits.internalWh(group), most);
                if (parents[group] != NONE) {
                    hubInside[parents[group]] |= hubs[group];
                    sellable[parents[group]] += Math.min(sellable[group], limits.internalWh(group));
                    buyable[parents[group]] += Math.min(buyable[group], limits.internalWh(group));
                }
            }
            return Optional.of(new FlowShape(offset, limits, parents, hubs, innermost));
        }

        private List<Integer> fromTheInsideOut() {
            List<Integer> order = new ArrayList<>();
            for (int group = 0; group < limits.size(); group++) {
                order.add(group);
            }
            int[] depth = new int[limits.size()];
            for (int group = 0; group < limits.size(); group++) {
                for (int above = parents[group]; above != NONE; above = parents[above]) {
                    depth[group]++;
                }
            }
            order.sort((a, b) -> Integer.compare(depth[b], depth[a]));
            return order;
        }
    }

    int offset() {
        return offset;
    }

    int size() {
        return parents.length;
    }

    /** The smallest group around a group, or {@link #NONE}. */
    int parent(int group) {
        return parents[group];
    }

    /** Whether its net limit, or that of a group inside it, can bind. */
    boolean hasHub(int group) {
        return hubs[group];
    }

    /** C^i. */
    long internalCapacity(int group) {
        return limits.internalWh(group);
    }

    /** C^e. */
    long externalCapacity(int group) {
        return limits.externalWh(group);
    }

    /** The smallest limit group that contains an anonymity group with slots. */
    int innermost(GroupId group) {
        Integer found = innermost.get(group);
        if (found == null) {
            throw new IllegalStateException("group " + group + " lies in no limit group");
        }
        return found;
    }
}
