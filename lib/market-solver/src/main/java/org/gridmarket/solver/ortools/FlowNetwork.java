package org.gridmarket.solver.ortools;

import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.Arrays;
import java.util.Optional;

/**
 * A network with integer capacities and costs. Finds a maximum flow, the cheapest among the maximum flows, and a minimum
 * cut that proves it maximal. Nodes are numbered by the caller from 0.
 */
public final class FlowNetwork {
    private int[] tails;
    private int[] heads;
    private long[] capacities;
    private long[] costs;
    private int arcs;
    private int nodes;

    /** @param expectedArcs how many arcs there will be, roughly */
    public FlowNetwork(int expectedArcs) {
        int room = Math.max(16, expectedArcs);
        tails = new int[room];
        heads = new int[room];
        capacities = new long[room];
        costs = new long[room];
    }

    /** A new node, numbered from 0. */
    public int addNode() {
        return nodes++;
    }

    /** An arc that carries 0..capacity units at a cost per unit; returns its number, from 0. */
    public int addArc(int tail, int head, long capacity, long cost) {
        if (arcs == tails.length) {
            tails = Arrays.copyOf(tails, 2 * arcs);
            heads = Arrays.copyOf(heads, 2 * arcs);
            capacities = Arrays.copyOf(capacities, 2 * arcs);
            costs = Arrays.copyOf(costs, 2 * arcs);
        }
        tails[arcs] = tail;
        heads[arcs] = head;
        capacities[arcs] = capacity;
        costs[arcs] = cost;
        return arcs++;
    }

    public int nodes() {
        return nodes;
    }

    public int arcs() {
        return arcs;
    }

    /** The cheapest maximum flow from source to sink. */
    public MaximumFlow solve(int source, int sink) {
        return solve(source, sink, false);
    }

    /** The cheapest of all flows from source to sink, of any size; only costs below zero are a reason for flow. */
    public MaximumFlow solveCheapest(int source, int sink) {
        return solve(source, sink, true);
    }

    private MaximumFlow solve(int source, int sink, boolean optional) {
        NativeLibrary.require();
        MinCostFlow solver = new MinCostFlow(nodes, arcs);
        long most = 0;
        for (int arc = 0; arc < arcs; arc++) {
            solver.addArcWithCapacityAndUnitCost(tails[arc], heads[arc], capacities[arc], costs[arc]);
            most = tails[arc] == source ? Math.addExact(most, capacities[arc]) : most;
        }
        if (optional) {
            solver.addArcWithCapacityAndUnitCost(source, sink, most, 0); // what gains nothing goes by here
        }
        solver.setNodeSupply(source, most);
        solver.setNodeSupply(sink, -most);
        MinCostFlowBase.Status status = solver.solveMaxFlowWithMinCost();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("flow of " + nodes + " nodes and " + arcs + " arcs ended as " + status);
        }
        long[] flows = new long[arcs];
        for (int arc = 0; arc < arcs; arc++) {
            flows[arc] = solver.getFlow(arc);
        }
        long value = solver.getMaximumFlow() - (optional ? solver.getFlow(arcs) : 0);
        solver.delete();
        return new MaximumFlow(value, flows, sourceSide(source, flows), optional);
    }

    /**
     * Integer prices of the nodes that prove a flow the cheapest: along an arc with room the price rises by at least minus its
     * cost, along an arc with flow by at most that. The sink's price is 0, the source's not below 0.
     *
     * @param unit costs count in whole units, rounded down: what is finer only chooses among the cheapest flows
     * @return empty when the search is given up, as it is for a flow that is not the cheapest
     */
    public Optional<long[]> prices(MaximumFlow flow, int source, int sink, long unit) {
        return new NodePrices(
                        nodes,
                        arcs,
                        arc -> tails[arc],
                        arc -> heads[arc],
                        arc -> Math.floorDiv(costs[arc], unit),
                        arc -> flow.on(arc) < capacities[arc],
                        flow)
                .between(source, sink);
    }

    /** The nodes that the source can still reach with one more unit: by max-flow min-cut, their border is a minimum cut. */
    private boolean[] sourceSide(int source, long[] flows) {
        int[] next = new int[2 * arcs];
        int[] first = new int[nodes];
        Arrays.fill(first, -1);
        for (int arc = 0; arc < arcs; arc++) {
            next[2 * arc] = first[tails[arc]];
            first[tails[arc]] = 2 * arc;
            next[2 * arc + 1] = first[heads[arc]];
            first[heads[arc]] = 2 * arc + 1;
        }
        boolean[] reached = new boolean[nodes];
        int[] queue = new int[nodes];
        int filled = 0;
        reached[source] = true;
        queue[filled++] = source;
        for (int done = 0; done < filled; done++) {
            for (int half = first[queue[done]]; half >= 0; half = next[half]) {
                int arc = half / 2;
                boolean forward = half % 2 == 0;
                int other = forward ? heads[arc] : tails[arc];
                boolean open = forward ? flows[arc] < capacities[arc] : flows[arc] > 0;
                if (open && !reached[other]) {
                    reached[other] = true;
                    queue[filled++] = other;
                }
            }
        }
        return reached;
    }
}
