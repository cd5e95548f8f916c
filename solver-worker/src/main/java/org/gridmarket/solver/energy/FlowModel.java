package org.gridmarket.solver.energy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.energy.certificate.DualPrices;
import org.gridmarket.kernel.energy.certificate.GroupDual;
import org.gridmarket.kernel.energy.certificate.LevelDual;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.solver.ortools.FlowNetwork;
import org.gridmarket.solver.ortools.MaximumFlow;

/**
 * The instance as a flow network, where prices do not bind and each interval has {@link FlowShape}: source - selling class -
 * producer side of its limit groups - bus - consumer side - buying class - sink. Capacities are the limits; a flow is what
 * may be traded, a minimum cut is its proof.
 */
final class FlowModel {
    private static final int ABSENT = -1;

    /** The nodes of one limit group in one interval; a group without net limit has no hub. */
    private record GroupNodes(int producers, int hub, int consumers) {}

    private record IntervalNodes(int offset, FlowShape shape, int bus, List<GroupNodes> groups) {}

    private final MatchingModel model;
    private final FlowNetwork network;
    private final int source;
    private final int sink;
    private final int[][] slotArcs;
    private final int[] classNodes;
    private final List<IntervalNodes> intervals = new ArrayList<>();

    FlowModel(MatchingModel model, List<FlowShape> shapes) {
        this.model = model;
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
        int t = model.intervalAt(slot.offset()).index();
        long cost = TieBreak.cost(slot.offset(), offers.intervalsAfter(t));
        slotArcs[offers.number()][slot.position()] = offers.sells()
                ? network.addArc(
                        outer == ABSENT ? source : outer, groups.get(group).producers(), offers.energyWh(), cost)
                : network.addArc(
                        groups.get(group).consumers(), outer == ABSENT ? sink : outer, offers.energyWh(), cost);
    }

    MaximumFlow solve() {
        return network.solve(source, sink);
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
        List<GroupDual> groups = new ArrayList<>();
        List<LevelDual> levels = new ArrayList<>();
        for (IntervalNodes nodes : intervals) {
            Interval t = model.intervalAt(nodes.offset());
            for (int group = 0; group < nodes.groups().size(); group++) {
                GroupDual dual = dual(flow, nodes, group, t, unit);
                if (dual.sold() != 0 || dual.bought() != 0 || dual.net() != 0) {
                    groups.add(dual);
                }
            }
            long onSourceSide = unit * side(flow, nodes.bus());
            long value = welfarePerWh == 0 ? onSourceSide : onSourceSide - uniformBuyPrice(nodes.offset());
            levels.add(new LevelDual(t, UnitPrice.ZERO, value));
        }
        return DualPrices.of(welfarePerWh == 0 ? 1 : 0, welfarePerWh == 0 ? 0 : 1, groups, levels);
    }

    private GroupDual dual(MaximumFlow flow, IntervalNodes nodes, int group, Interval t, long unit) {
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
                unit * Math.max(0, side(flow, own.producers()) - side(flow, beyondProducers)),
                unit * Math.max(0, side(flow, beforeConsumers) - side(flow, own.consumers())),
                hub ? unit * (side(flow, own.hub()) - side(flow, outside)) : 0);
    }

    private long uniformBuyPrice(int offset) {
        List<Slot> buys = model.buysAt(offset);
        return buys.isEmpty() ? 0 : buys.getFirst().price();
    }

    private static long side(MaximumFlow flow, int node) {
        return flow.onSourceSide(node) ? 1 : 0;
    }

    ModelSize size() {
        return new ModelSize(network.arcs(), network.nodes());
    }
}
