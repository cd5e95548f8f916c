package org.gridmarket.solver.ortools;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Finds prices of nodes that prove a flow the cheapest, by correcting distances until no arc that has room, and no reverse of
 * one that carries flow, is a shortcut (Bellman and Ford, with a queue). They exist if and only if there is no cycle of
 * negative cost, that is, if nothing is cheaper; all arithmetic is in integers.
 */
final class NodePrices {
    /** How often a node may be looked at on average before the search is given up; less than 4 times were seen. */
    private static final long LOOKS_PER_NODE = 200;

    private final IntUnaryOperator tails;
    private final IntUnaryOperator heads;
    private final IntToLongFunction costs;
    private final IntPredicate hasRoom;
    private final MaximumFlow flow;
    private final int[] next;
    private final int[] first;
    private final long[] distances;
    private final int[] queue;
    private final boolean[] waits;
    private int head;
    private int waiting;

    /** A half arc with an even number leaves an arc's tail, one with an odd number its head. */
    NodePrices(
            int nodes,
            int arcs,
            IntUnaryOperator tails,
            IntUnaryOperator heads,
            IntToLongFunction costs,
            IntPredicate hasRoom,
            MaximumFlow flow) {
        this.tails = tails;
        this.heads = heads;
        this.costs = costs;
        this.hasRoom = hasRoom;
        this.flow = flow;
        this.next = new int[2 * arcs];
        this.first = new int[nodes];
        this.distances = new long[nodes];
        this.queue = new int[nodes];
        this.waits = new boolean[nodes];
        Arrays.fill(first, -1);
        for (int arc = 0; arc < arcs; arc++) {
            link(2 * arc, tails.applyAsInt(arc));
            link(2 * arc + 1, heads.applyAsInt(arc));
        }
    }

    private void link(int half, int node) {
        next[half] = first[node];
        first[node] = half;
    }

    /** The prices; empty when the search is given up. */
    Optional<long[]> between(int source, int sink) {
        for (int node = 0; node < first.length; node++) {
            offer(node, 0, true);
        }
        for (long looks = LOOKS_PER_NODE * first.length; waiting > 0; looks--) {
            if (looks == 0) {
                return Optional.empty();
            }
            int node = take();
            lookFrom(node);
            if (flow.isOptional() && (node == source || node == sink)) {
                offer(node == source ? sink : source, distances[node], false);
            }
        }
        return Optional.of(prices(source, sink));
    }

    private void lookFrom(int node) {
        for (int half = first[node]; half >= 0; half = next[half]) {
            int arc = half / 2;
            boolean forward = half % 2 == 0;
            if (forward && hasRoom.test(arc)) {
                offer(heads.applyAsInt(arc), distances[node] + costs.applyAsLong(arc), false);
            } else if (!forward && flow.on(arc) > 0) {
                offer(tails.applyAsInt(arc), distances[node] - costs.applyAsLong(arc), false);
            }
        }
    }

    private void offer(int node, long distance, boolean always) {
        if (always || distance < distances[node]) {
            distances[node] = distance;
            if (!waits[node]) {
                waits[node] = true;
                queue[(head + waiting) % queue.length] = node;
                waiting++;
            }
        }
    }

    private int take() {
        int node = queue[head];
        head = (head + 1) % queue.length;
        waiting--;
        waits[node] = false;
        return node;
    }

    private long[] prices(int source, int sink) {
        long reward = distances[sink] - distances[source];
        long[] prices = new long[first.length];
        for (int node = 0; node < prices.length; node++) {
            // no arc with room leads out of the source's side of a minimum cut, so all of that side may rise
            boolean rises = reward < 0 && flow.onSourceSide(node);
            prices[node] = distances[sink] - distances[node] - (rises ? reward : 0);
        }
        return prices;
    }
}
