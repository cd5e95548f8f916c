package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.solver.effort.ModelSize;
import org.gridmarket.solver.ortools.FlowNetwork;
import org.gridmarket.solver.ortools.MaximumFlow;

/**
 * The instance as a flow network, where each interval has a {@link FlowShape}: source - selling class - producer side of its
 * limit groups - bus - consumer side - buying class - sink. Capacities are the limits. The network does not know (2.3): where
 * prices do not bind a flow is what may be traded; where they do it may be too much, and what it proves stays a bound.
 */
final class FlowModel {
    private static final int ABSENT = -1;

    /** The nodes of one limit group in one interval; a group without net limit has no hub. */
    private record GroupNodes(int producers, int hub, int consumers) {}

    private record IntervalNodes(int offset, FlowShape shape, int bus, List<GroupNodes> groups) {}

    private final MatchingModel model;
    private final ToLongFunction<Slot> costs;
    private final FlowNetwork network;
    private final int source;
    private final int sink;
    private final int[][] slotArcs;
    private final int[] classNodes;
    private final List<IntervalNodes> intervals = new ArrayList<>();

    /**
     * Builds the network.
     *
     * @param shapes of the intervals that are traded
     * @param costs of a Wh in a slot: of the maximum flows, the cheapest is taken
     */
    FlowModel(MatchingModel model, List<FlowShape> shapes, ToLongFunction<Slot> costs) {
        this.model = model;
        this.costs = costs;
        this.network = new FlowNetwork(4 * model.classes().size());
        this.source = network.addNode();
        this.sink = network.addNode();
        this.slotArcs = new int[model.classes().size()][];
        this.classNodes = new int[model.classes().size()];
        for (OfferClass offers : model.classes()) {
            slotArcs[offers.number()] = new int[offers.slots()];
            Arrays.fill(slotArcs[offers.number()], ABSENT);
            classNodes[offers.number()] = offers.slots() == 1 ? ABSENT : classNode(offers);
        }
        shapes.forEach(this::addInterval);
    }

    /** A class with several slots: its energy counts once. */
    private int classNode(OfferClass offers) {
        int node = network.addNode();
        if (offers.sells()) {
            network.addArc(source, node, offers.energyWh(), 0);
        } else {
            network.addArc(node, sink, offers.energyWh(), 0);
        }
        return node;
    }

    private void addInterval(FlowShape shape) {
        int bus = network.addNode();
        List<GroupNodes> groups = new ArrayList<>();
        for (int group = 0; group < shape.size(); group++) {
            int producers = network.addNode();
            int consumers = network.addNode();
            groups.add(new GroupNodes(producers, shape.hasHub(group) ? network.addNode() : ABSENT, consumers));
        }
        for (int group = 0; group < shape.size(); group++) {
            GroupNodes nodes = groups.get(group);
            GroupNodes above = shape.parent(group) == FlowShape.NONE ? null : groups.get(shape.parent(group));
            long internal = shape.internalCapacity(group);
            if (nodes.hub() != ABSENT) {
                int outside = above == null ? bus : above.hub();
                network.addArc(nodes.producers(), nodes.hub(), internal, 0);
                network.addArc(nodes.hub(), nodes.consumers(), internal, 0);
                network.addArc(nodes.hub(), outside, shape.externalCapacity(group), 0);
                network.addArc(outside, nodes.hub(), shape.externalCapacity(group), 0);
            } else {
                network.addArc(nodes.producers(), above == null ? bus : above.producers(), internal, 0);
                network.addArc(above == null ? bus : above.consumers(), nodes.consumers(), internal, 0);
            }
        }
        intervals.add(new IntervalNodes(shape.offset(), shape, bus, groups));
        model.sellsAt(shape.offset()).forEach(slot -> addSlot(slot, shape, groups));
        model.buysAt(shape.offset()).forEach(slot -> addSlot(slot, shape, groups));
    }

    private void addSlot(Slot slot, FlowShape shape, List<GroupNodes> groups) {
        OfferClass offers = slot.offers();
        int group = shape.innermost(offers.group());
        int outer = classNodes[offers.number()];
        long cost = costs.applyAsLong(slot);
        slotArcs[offers.number()][slot.position()] = offers.sells()
                ? network.addArc(
                        outer == ABSENT ? source : outer, groups.get(group).producers(), offers.energyWh(), cost)
                : network.addArc(
                        groups.get(group).consumers(), outer == ABSENT ? sink : outer, offers.energyWh(), cost);
    }

    /** The cheapest of the maximum flows. */
    MaximumFlow solve() {
        return network.solve(source, sink);
    }

    /** The cheapest of all flows; costs below zero are gains. */
    MaximumFlow solveCheapest() {
        return network.solveCheapest(source, sink);
    }

    Allocation allocation(MaximumFlow flow) {
        Allocation allocation = new Allocation(model);
        for (int offset : model.offsets()) {
            for (List<Slot> slots : List.of(model.sellsAt(offset), model.buysAt(offset))) {
                for (Slot slot : slots) {
                    int arc = slotArcs[slot.offers().number()][slot.position()];
                    if (arc != ABSENT) {
                        allocation.add(slot, flow.on(arc));
                    }
                }
            }
        }
        return allocation;
    }

    /**
     * The minimum cut as prices: a limit on the border of the cut has price 1.
     *
     * @param welfarePerWh 0 for a bound on energy; else what each Wh is worth, the same for all, for a bound on welfare
     */
    DualPrices cut(MaximumFlow flow, long welfarePerWh) {
        long unit = welfarePerWh == 0 ? 1 : welfarePerWh;
        return duals(
                node -> flow.onSourceSide(node) ? unit : 0,
                offset -> welfarePerWh == 0 ? 0 : uniformBuyPrice(offset),
                welfarePerWh == 0 ? 1 : 0,
                welfarePerWh == 0 ? 0 : 1);
    }

    /**
     * Prices for a bound on energy and welfare, or on welfare alone, of a flow whose costs are minus what a Wh is worth.
     *
     * @param nodes prices of the nodes, as {@link FlowNetwork#prices} gives them: the source's is what a Wh is worth in itself
     */
    DualPrices duals(long[] nodes) {
        return duals(node -> nodes[node], offset -> 0, nodes[source], 1);
    }

    private DualPrices duals(IntToLongFunction price, IntToLongFunction paid, long energyWeight, long welfareWeight) {
        List<GroupDual> groups = new ArrayList<>();
        List<LevelDual> levels = new ArrayList<>();
        for (IntervalNodes nodes : intervals) {
            Interval t = model.intervalAt(nodes.offset());
            for (int group = 0; group < nodes.groups().size(); group++) {
                GroupDual dual = dual(price, nodes, group, t);
                if (dual.sold() != 0 || dual.bought() != 0 || dual.net() != 0) {
                    groups.add(dual);
                }
            }
            long value = price.applyAsLong(nodes.bus()) - paid.applyAsLong(nodes.offset());
            levels.add(new LevelDual(t, UnitPrice.ZERO, value));
        }
        return DualPrices.of(energyWeight, welfareWeight, groups, levels);
    }

    private GroupDual dual(IntToLongFunction price, IntervalNodes nodes, int group, Interval t) {
        GroupNodes own = nodes.groups().get(group);
        int parent = nodes.shape().parent(group);
        GroupNodes above = parent == FlowShape.NONE ? null : nodes.groups().get(parent);
        boolean hub = own.hub() != ABSENT;
        int beyondProducers = hub ? own.hub() : above == null ? nodes.bus() : above.producers();
        int beforeConsumers = hub ? own.hub() : above == null ? nodes.bus() : above.consumers();
        int outside = above == null ? nodes.bus() : above.hub();
        return new GroupDual(
                t,
                model.limitsAt(nodes.offset()).group(group).id(),
                Math.max(0, price.applyAsLong(own.producers()) - price.applyAsLong(beyondProducers)),
                Math.max(0, price.applyAsLong(beforeConsumers) - price.applyAsLong(own.consumers())),
                hub ? price.applyAsLong(own.hub()) - price.applyAsLong(outside) : 0);
    }

    private long uniformBuyPrice(int offset) {
        List<Slot> buys = model.buysAt(offset);
        return buys.isEmpty() ? 0 : buys.getFirst().price();
    }

    /** Prices of the nodes that prove the flow, in whole units of cost; empty where they are not found soon. */
    Optional<long[]> prices(MaximumFlow flow, long unit) {
        return network.prices(flow, source, sink, unit);
    }

    ModelSize size() {
        return new ModelSize(network.arcs(), network.nodes());
    }
}
