package org.gridmarket.solver.compute;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.gridmarket.solver.ortools.FlowNetwork;
import org.gridmarket.solver.ortools.MaximumFlow;

/**
 * The chosen jobs at the least sum of estimates. Exact while all pairs fit; with more, each job has its cheapest resources to
 * choose from, some of any estimate, and the one that it has, so that all stay matched.
 */
final class CheapestAssignment {
    /** Pairs that are all looked at: a thousand jobs by a thousand resources. */
    static final int ALL_PAIRS = 1_000_000;

    /** Of the cheapest, each job may choose from so many beyond that. */
    private static final int CHOICES = 8;

    /** And so many of any estimate: the cheapest are the same for all, and cannot serve all. */
    private static final int SPREAD = 64;

    /** What the flow algorithm multiplies costs by must stay within 64 bits. */
    private static final long HIGHEST_COST = 1L << 40;

    private record Choice(int resource, long estimate) {}

    private final Pairs pairs;
    private final List<BitSet> fitting;
    private final int[] resourceOf;

    private CheapestAssignment(Pairs pairs, List<BitSet> fitting, int[] resourceOf) {
        this.pairs = pairs;
        this.fitting = fitting;
        this.resourceOf = resourceOf;
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
        List<List<Choice>> choices = new ArrayList<>();
        long pairsInAll = fitting.stream().mapToLong(BitSet::cardinality).sum();
        long highest = 1;
        for (int job = 0; job < resourceOf.length; job++) {
            List<Choice> own =
                    resourceOf[job] == UrgentMatching.NONE ? List.of() : choices(job, pairsInAll <= allPairs);
            choices.add(own);
            highest = Math.max(
                    highest, own.stream().mapToLong(Choice::estimate).max().orElse(1));
        }
        return flow(choices, Math.ceilDiv(highest, HIGHEST_COST));
    }

    private List<Choice> choices(int job, boolean all) {
        BitSet resources = fitting.get(job);
        if (all) {
            return resources.stream()
                    .mapToObj(resource -> new Choice(resource, pairs.estimate(job, resource)))
                    .toList();
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
        Map<Integer, Choice> own = new LinkedHashMap<>();
        cheapest.forEach(choice -> own.put(choice.resource(), choice));
        own.computeIfAbsent(resourceOf[job], resource -> new Choice(resource, pairs.estimate(job, resource)));
        int stride = Math.max(1, resources.length() / SPREAD);
        for (int step = turned % stride; step < resources.length(); step += stride) {
            int resource = resources.nextSetBit(step);
            own.computeIfAbsent(resource, any -> new Choice(any, pairs.estimate(job, any)));
        }
        return List.copyOf(own.values());
    }

    private int[] flow(List<List<Choice>> choices, long unit) {
        FlowNetwork network =
                new FlowNetwork(choices.stream().mapToInt(List::size).sum());
        int source = network.addNode();
        int sink = network.addNode();
        int[] ends = new int[pairs.resources()];
        for (int resource = 0; resource < ends.length; resource++) {
            ends[resource] = network.addNode();
            network.addArc(ends[resource], sink, 1, 0);
        }
        List<int[]> arcs = new ArrayList<>();
        for (List<Choice> own : choices) {
            int node = network.addNode();
            network.addArc(source, node, own.isEmpty() ? 0 : 1, 0);
            arcs.add(own.stream()
                    .mapToInt(choice -> network.addArc(node, ends[choice.resource()], 1, choice.estimate() / unit))
                    .toArray());
        }
        MaximumFlow flow = network.solve(source, sink);
        int[] assigned = new int[choices.size()];
        for (int job = 0; job < assigned.length; job++) {
            assigned[job] = UrgentMatching.NONE;
            for (int index = 0; index < arcs.get(job).length; index++) {
                if (flow.on(arcs.get(job)[index]) > 0) {
                    assigned[job] = choices.get(job).get(index).resource();
                }
            }
        }
        return assigned;
    }
}
