package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.certificate.AllocationCertificate;
import org.gridmarket.kernel.allocation.certificate.TermBound;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.Load;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.solver.ortools.FlowNetwork;
import org.gridmarket.solver.ortools.MaximumFlow;
import org.jspecify.annotations.Nullable;

/**
 * Source, providers, for each type the providing side of each group, a pool, the consuming side of each group, consumers,
 * sink. What stays in a group goes round the pool, so the arcs to and from the pool are bounded net. The second term of the
 * objective is a sum over offers, so it is the cost of their arcs.
 */
final class AllocationFlow {
    /** OR-Tools multiplies costs by the number of nodes. */
    private static final double MOST_COST = 0x1p60;

    /** An offer at one type and the arc that carries what it exchanges. */
    private record Part(OpenOffer open, int arc, long gain) {}

    private final AllocationInstance instance;
    private final FlowNetwork network;
    private final FlowProof proof;
    private final int source;
    private final int sink;
    private final Map<ResourceType, Integer> pools = new HashMap<>();
    private final Map<CapacityValue, int[]> groups = new HashMap<>();
    private final Map<ResourceType, List<Part>> provided = new TreeMap<>();
    private final Map<ResourceType, List<Part>> consumed = new TreeMap<>();
    private @Nullable MaximumFlow solved;
    private long dearest;
    private long reached;
    private long gained;

    AllocationFlow(AllocationInstance instance) {
        this.instance = instance;
        this.proof = new FlowProof(instance);
        this.network = new FlowNetwork(4 * instance.offers().size());
        this.source = network.addNode();
        this.sink = network.addNode();
        instance.of(Side.PROVIDE).forEach(open -> addOffer(open, provided));
        instance.of(Side.CONSUME).forEach(open -> addOffer(open, consumed));
    }

    private void addOffer(OpenOffer open, Map<ResourceType, List<Part>> parts) {
        List<Alternative> assignable = open.offer().alternatives().stream()
                .filter(alternative -> instance.schema().isAssignable(instance.cycle(), alternative.type()))
                .toList();
        if (assignable.isEmpty()) {
            return; // it waits for its slots
        }
        boolean provides = open.offer().side() == Side.PROVIDE;
        int node = network.addNode();
        OfferUse use = open.use();
        long left = use.rest()
                .divide(use.units().weight(assignable.getFirst().type(), 0))
                .longValueExact();
        network.addArc(provides ? source : node, provides ? node : sink, left, 0);
        if (!provides) {
            proof.consumer(open.id(), node);
        }
        for (Alternative alternative : assignable) {
            ResourceType type = alternative.type();
            int hub = hub(open, type, provides);
            long cost = -gain(open, alternative, provides);
            dearest = Math.max(dearest, Math.abs(cost));
            // one more than can come, so that what an offer has left bounds in one place only
            int arc = network.addArc(provides ? node : hub, provides ? hub : node, left + 1, cost);
            parts.computeIfAbsent(type, any -> new ArrayList<>()).add(new Part(open, arc, -cost));
        }
    }

    /** The share of one offer in what a unit of volume adds to the second term. */
    private long gain(OpenOffer open, Alternative alternative, boolean provides) {
        List<Objective> terms = instance.schema().objective();
        if (terms.size() < 2) {
            return 0;
        }
        return switch (terms.get(1)) {
            case VOLUME -> 0;
            case WEIGHTED -> provides ? instance.weight(alternative.type()) : 0;
            case WELFARE ->
                provides ? -alternative.value().micro() : alternative.value().micro(); // the fee is the same for all
            case URGENCY -> -(open.last().index() - (long) instance.cycle().index());
        };
    }

    // ---- types and groups

    private int pool(ResourceType type) {
        return pools.computeIfAbsent(type, any -> network.addNode());
    }

    /** Where an offer meets others of a type: at its group, or at the pool where no capacity bounds it. */
    private int hub(OpenOffer open, ResourceType type, boolean provides) {
        List<CapacityValue> values = instance.loaded(open.groups(), type);
        if (values.isEmpty()) {
            return pool(type);
        }
        int[] sides = groups.computeIfAbsent(values.getFirst(), value -> group(value, pool(type)));
        return sides[provides ? 0 : 1];
    }

    private int[] group(CapacityValue value, int pool) {
        Capacity capacity = instance.terms().capacities().get(value.capacity());
        Load was = instance.load(value);
        long out = was.out().units();
        long in = was.in().units();
        int[] sides = {network.addNode(), network.addNode()};
        int providing = network.addNode();
        int consuming = network.addNode();
        network.addArc(sides[0], providing, room(capacity.out(), out), 0);
        network.addArc(consuming, sides[1], room(capacity.in(), in), 0);
        network.addArc(providing, consuming, most(), 0);
        network.addArc(providing, pool, room(capacity.netOut(), out - in), 0);
        network.addArc(pool, consuming, room(capacity.netIn(), in - out), 0);
        proof.group(new FlowProof.Group(value, sides[0], providing, consuming, sides[1], pool));
        return sides;
    }

    /** In amounts; a bound lowered below what is final counts as what is final. */
    private long room(@Nullable Volume bound, long was) {
        return bound == null
                ? most()
                : (Math.max(bound.units(), was) - was)
                        / instance.schema().quantity().getFirst().volume();
    }

    /** More than any arc has to carry. */
    private static long most() {
        return Volume.MAX_OF_ALTERNATIVE * 100_000;
    }

    // ---- solving

    int nodes() {
        return network.nodes();
    }

    int arcs() {
        return network.arcs();
    }

    boolean isInRange() {
        return (double) dearest * 2 * network.nodes() < MOST_COST;
    }

    /** The assignments; empty when some amount finds no counterpart but of its own owner. */
    Optional<List<Assignment>> solve() {
        MaximumFlow flow = network.solve(source, sink);
        solved = flow;
        reached = flow.value();
        List<Assignment> assignments = new ArrayList<>();
        for (Map.Entry<ResourceType, List<Part>> entry : provided.entrySet()) {
            ResourceType type = entry.getKey();
            OwnersApart apart = new OwnersApart(type);
            for (Part part : entry.getValue()) {
                apart.provide(part.open(), flow.on(part.arc()));
                gained += part.gain() * flow.on(part.arc());
            }
            for (Part part : consumed.getOrDefault(type, List.of())) {
                apart.consume(part.open(), flow.on(part.arc()));
                gained += part.gain() * flow.on(part.arc());
            }
            if (!apart.pair(assignments)) {
                return Optional.empty();
            }
        }
        return Optional.of(assignments);
    }

    /**
     * Proofs that anybody can check: a minimum cut of the volume, prices of nodes of the second term. Empty where there is no
     * solved flow.
     */
    Optional<AllocationCertificate> certificate() {
        MaximumFlow flow = solved;
        if (flow == null) {
            return Optional.empty();
        }
        List<TermProof> proofs = new ArrayList<>();
        long[] cut = new long[network.nodes()];
        for (int node = 0; node < cut.length; node++) {
            cut[node] = flow.onSourceSide(node) ? 1 : 0;
        }
        proofs.add(proof.proof(List.of(1L), cut));
        if (instance.schema().objective().size() > 1) {
            network.prices(flow, source, sink, 1)
                    .flatMap(prices -> secondTerm(flow, prices))
                    .ifPresent(proofs::add);
        }
        return Optional.of(new AllocationCertificate(proofs));
    }

    /** A unit of volume counts for what the source's price is above the sink's. */
    private Optional<TermProof> secondTerm(MaximumFlow flow, long[] prices) {
        if (!proof.isInRange(prices)) {
            return Optional.empty();
        }
        long fee = instance.schema().objective().get(1) == Objective.WELFARE
                ? instance.terms().feeMicro().micro()
                : 0;
        long missing = Math.max(0, 1 - (prices[source] + fee)); // a weight is 1 or more
        for (int node = 0; node < prices.length; node++) {
            prices[node] += flow.onSourceSide(node) ? missing : 0;
        }
        return Optional.of(proof.proof(List.of(prices[source] + fee, 1L), prices));
    }

    /**
     * The maximum flow bounds the first term and its cost the second, since a flow is whatever can be assigned, and more: owners
     * may meet themselves.
     */
    List<TermBound> told() {
        List<Objective> terms = instance.schema().objective();
        long volume = instance.schema().quantity().getFirst().volume();
        List<TermBound> told = new ArrayList<>();
        told.add(new TermBound(Math.multiplyExact(reached, volume)));
        if (terms.size() > 1) {
            long fees = terms.get(1) == Objective.WELFARE
                    ? Math.multiplyExact(instance.terms().feeMicro().micro(), reached)
                    : 0;
            told.add(new TermBound(Math.multiplyExact(Math.subtractExact(gained, fees), volume)));
        }
        return told;
    }
}
