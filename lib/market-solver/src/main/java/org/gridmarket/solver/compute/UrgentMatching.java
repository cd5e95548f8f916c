package org.gridmarket.solver.compute;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Most jobs, and of those the most urgent: jobs are taken in their order, each when it can be added without giving up one that
 * is taken, along an augmenting path. Sets of jobs that can be matched together form a matroid, so this greedy choice is exact
 * (compute-market, Matching).
 */
final class UrgentMatching {
    static final int NONE = -1;

    private final List<BitSet> fitting;
    private final int[] resourceOf;
    private final int[] jobOf;
    private final BitSet open;

    private UrgentMatching(List<BitSet> fitting, int resources) {
        this.fitting = fitting;
        this.resourceOf = new int[fitting.size()];
        this.jobOf = new int[resources];
        Arrays.fill(resourceOf, NONE);
        Arrays.fill(jobOf, NONE);
        this.open = new BitSet(resources);
        open.set(0, resources);
    }

    /**
     * The resource of each job, or {@link #NONE}.
     *
     * @param fitting the resources that can take each job, the most urgent first
     */
    static int[] of(List<BitSet> fitting, int resources) {
        UrgentMatching matching = new UrgentMatching(fitting, resources);
        for (int job = 0; job < fitting.size(); job++) {
            matching.add(job);
        }
        return matching.resourceOf;
    }

    /** Breadth first; resources that were reached in vain lead nowhere later either, and are closed. */
    private void add(int first) {
        int[] cameFrom = new int[jobOf.length];
        BitSet unseen = (BitSet) open.clone();
        BitSet reached = new BitSet(jobOf.length);
        Deque<Integer> queue = new ArrayDeque<>(List.of(first));
        while (!queue.isEmpty()) {
            int job = queue.remove();
            BitSet next = (BitSet) fitting.get(job).clone();
            next.and(unseen);
            for (int resource = next.nextSetBit(0); resource >= 0; resource = next.nextSetBit(resource + 1)) {
                unseen.clear(resource);
                reached.set(resource);
                cameFrom[resource] = job;
                if (jobOf[resource] == NONE) {
                    assign(resource, cameFrom);
                    return;
                }
                queue.add(jobOf[resource]);
            }
        }
        open.andNot(reached);
    }

    /** Turns the path around: each job on it takes the resource by which the next was reached. */
    private void assign(int last, int[] cameFrom) {
        int resource = last;
        while (resource != NONE) {
            int job = cameFrom[resource];
            int before = resourceOf[job];
            resourceOf[job] = resource;
            jobOf[resource] = job;
            resource = before;
        }
    }
}
