package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice;
import org.gridmarket.kernel.allocation.certificate.CapacityPrice.Bound;
import org.gridmarket.kernel.allocation.certificate.TermProof;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.schema.Capacity;

/**
 * Prices of a certificate from prices of the nodes of a cheapest maximum flow. A price rises along an arc by what a unit gains
 * there, and by more only where the arc has room; what it falls short is the price of the arc's bound. So along each way from
 * source to sink the prices of bounds sum up to what a unit is worth or more, and to exactly that where something flows.
 */
final class FlowProof {
    /** Node prices times volume weights stay below. */
    private static final long LARGEST = Long.MAX_VALUE / 4;

    /** A consumption offer; the sink's price is 0, so its node has the price of its units. */
    private record Consumer(OfferId id, int node) {}

    /**
     * A value of a capacity.
     *
     * @param provide where its providers come in, OUT bounds what goes on from there
     * @param providing from there to the pool NET_OUT bounds, and to {@code consuming} nothing
     * @param consuming from the pool to here NET_IN bounds
     * @param consume from {@code consuming} to here IN bounds
     */
    record Group(CapacityValue value, int provide, int providing, int consuming, int consume, int pool) {}

    private final AllocationInstance instance;
    private final long volume;
    private final List<Consumer> consumers = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    FlowProof(AllocationInstance instance) {
        this.instance = instance;
        this.volume = instance.schema().quantity().getFirst().volume();
    }

    void consumer(OfferId id, int node) {
        consumers.add(new Consumer(id, node));
    }

    void group(Group group) {
        groups.add(group);
    }

    /** Whether prices are small enough to be made integers of a proof. */
    boolean isInRange(long[] nodes) {
        for (long price : nodes) {
            if (Math.abs(price) > LARGEST / Math.max(1, volume)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The proof that node prices give.
     *
     * @param weights of the terms, those that the prices were found with
     */
    TermProof proof(List<Long> weights, long[] nodes) {
        OfferPrices prices = new OfferPrices();
        consumers.forEach(each -> prices.add(each.id(), volume * nodes[each.node()]));
        List<CapacityPrice> capacities = new ArrayList<>();
        for (Group group : groups) {
            Capacity capacity = instance.terms().capacities().get(group.value().capacity());
            add(
                    capacities,
                    capacity.out() != null,
                    group,
                    Bound.OUT,
                    nodes[group.provide()] - nodes[group.providing()]);
            add(capacities, capacity.in() != null, group, Bound.IN, nodes[group.consuming()] - nodes[group.consume()]);
            add(
                    capacities,
                    capacity.netOut() != null,
                    group,
                    Bound.NET_OUT,
                    nodes[group.providing()] - nodes[group.pool()]);
            add(
                    capacities,
                    capacity.netIn() != null,
                    group,
                    Bound.NET_IN,
                    nodes[group.pool()] - nodes[group.consuming()]);
        }
        return prices.proof(weights, capacities);
    }

    private static void add(List<CapacityPrice> to, boolean isBounded, Group group, Bound bound, long price) {
        if (isBounded && price > 0) {
            to.add(new CapacityPrice(group.value(), bound, price));
        }
    }
}
