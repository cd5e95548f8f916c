package org.gridmarket.solver.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import org.gridmarket.solver.ortools.FlowNetwork;
import org.gridmarket.solver.ortools.MaximumFlow;
import org.gridmarket.solver.ortools.SquareAssignment;

/**
 * The chosen jobs at the least sum of estimates. Exact while all pairs fit; with more, each job has its cheapest resources to
 * choose from, some of any estimate, and the one that it has, so that all stay matched.
 */
final class CheapestAssignment {
    /**
     * Pairs that are all looked at: a thousand jobs by a thousand resources. So many at most are added for resources that stay
     * idle; with more of those the flow is the quicker way.
     */
    static final int ALL_PAIRS = 1_000_000;

    /** Of the cheapest, each job may choose from so many beyond that. */
    private static final int CHOICES = 8;

    /** And so many of any estimate: the cheapest are the same for all, and cannot serve all. */
    private static final int SPREAD = 64;

    /** What the algorithms multiply costs by must stay within 64 bits. */
    private static final long HIGHEST_COST = 1L << 40;

    private record Choice(int resource, long estimate) {}

    private final Pairs pairs;
    private final List<BitSet> fitting;
    private final int[] resourceOf;

    /** The chosen jobs, ascending; choices are listed in their order. */
    private final int[] chosen;

    private CheapestAssignment(Pairs pairs, List<BitSet> fitting, int[] resourceOf) {
        this.pairs = pairs;
        this.fitting = fitting;
        this.resourceOf = resourceOf;
        this.chosen = IntStream.range(0, resourceOf.length)
                .filter(job -> resourceOf[job] != UrgentMatching.NONE)
                .toArray();
    }

    /**
     * The resource of each chosen job, or {@link UrgentMatching#NONE}.
     *
     * @param fitting the resources that can take each job
     * @param resourceOf a matching of the jobs that are chosen
     */
    static int[] of(Pairs pairs, List<BitSet> fitting, int[] resourceOf) {
        return of(pairs, fitting, resourceOf, ALL_PAIRS);
    }

    /** The same with another bound, for whoever compares the two. */
    static int[] of(Pairs pairs, List<BitSet> fitting, int[] resourceOf, int allPairs) {
        return new CheapestAssignment(pairs, fitting, resourceOf).solve(allPairs);
    }

    private int[] solve(int allPairs) {
        if (chosen.length == 0) {
            return resourceOf.clone();
        }
        long pairsInAll = fitting.stream().mapToLong(BitSet::cardinality).sum();
        List<int[]> choices = new ArrayList<>();
        for (int job : chosen) {
            choices.add(choices(job, pairsInAll <= allPairs));
        }
        int idle = pairs.resources() - chosen.length;
        long unit = unit(choices);
        return (long) idle * pairs.resources() <= allPairs
                ? square(choices, unit).orElseGet(() -> flow(choices, unit))
                : flow(choices, unit);
    }

    private long unit(List<int[]> choices) {
        long highest = 1;
        for (int row = 0; row < chosen.length; row++) {
            for (int resource : choices.get(row)) {
                highest = Math.max(highest, pairs.estimate(chosen[row], resource));
            }
        }
        return Math.ceilDiv(highest, HIGHEST_COST);
    }

    private int[] choices(int job, boolean all) {
        BitSet resources = fitting.get(job);
        if (all) {
            return resources.stream().toArray();
        }
        PriorityQueue<Choice> cheapest = new PriorityQueue<>(
                CHOICES + 1, Comparator.comparingLong(Choice::estimate).reversed());
        int turned = resources.length() == 0 ? 0 : Math.floorMod(job * 7_919, resources.length());
        for (int step = 0; step < resources.length(); step++) {
            int resource = (turned + step) % resources.length(); // equal ones are not all the same
            if (resources.get(resource)) {
                long estimate = pairs.estimate(job, resource);
                Choice dearest = cheapest.peek();
                if (dearest == null || cheapest.size() < CHOICES || estimate < dearest.estimate()) {
                    cheapest.add(new Choice(resource, estimate));
                    if (cheapest.size() > CHOICES) {
                        cheapest.remove();
                    }
                }
            }
        }
        Set<Integer> own = new LinkedHashSet<>();
        cheapest.forEach(choice -> own.add(choice.resource()));
        own.add(resourceOf[job]);
        int stride = Math.max(1, resources.length() / SPREAD);
        for (int step = turned % stride; step < resources.length(); step += stride) {
            own.add(resources.nextSetBit(step));
        }
        return own.stream().mapToInt(resource -> resource).toArray();
    }

    /** Every resource is a column; those that stay idle have rows of their own, to which any resource costs nothing. */
    private Optional<int[]> square(List<int[]> choices, long unit) {
        try (SquareAssignment assignment = new SquareAssignment()) {
            for (int row = 0; row < chosen.length; row++) {
                for (int resource : choices.get(row)) {
                    assignment.allow(row, resource, pairs.estimate(chosen[row], resource) / unit);
                }
            }
            for (int idle = chosen.length; idle < pairs.resources(); idle++) {
                for (int resource = 0; resource < pairs.resources(); resource++) {
                    assignment.allow(idle, resource, 0);
                }
            }
            return assignment.solve(pairs.resources()).map(this::ofChosen);
        }
    }

    private int[] ofChosen(int[] columns) {
        int[] assigned = new int[resourceOf.length];
        Arrays.fill(assigned, UrgentMatching.NONE);
        for (int row = 0; row < chosen.length; row++) {
            assigned[chosen[row]] = columns[row];
        }
        return assigned;
    }

    private int[] flow(List<int[]> choices, long unit) {
        FlowNetwork network =
                new FlowNetwork(choices.stream().mapToInt(own -> own.length).sum());
        int source = network.addNode();
        int sink = network.addNode();
        int[] ends = new int[pairs.resources()];
        for (int resource = 0; resource < ends.length; resource++) {
            ends[resource] = network.addNode();
            network.addArc(ends[resource], sink, 1, 0);
        }
        int[] firstArc = new int[chosen.length];
        for (int row = 0; row < chosen.length; row++) {
            int node = network.addNode();
            network.addArc(source, node, 1, 0);
            firstArc[row] = network.arcs();
            for (int resource : choices.get(row)) {
                network.addArc(node, ends[resource], 1, pairs.estimate(chosen[row], resource) / unit);
            }
        }
        MaximumFlow flow = network.solve(source, sink);
        int[] columns = new int[chosen.length];
        Arrays.fill(columns, UrgentMatching.NONE);
        for (int row = 0; row < chosen.length; row++) {
            int[] own = choices.get(row);
            for (int index = 0; index < own.length; index++) {
                if (flow.on(firstArc[row] + index) > 0) {
                    columns[row] = own[index];
                }
            }
        }
        return ofChosen(columns);
    }
}
