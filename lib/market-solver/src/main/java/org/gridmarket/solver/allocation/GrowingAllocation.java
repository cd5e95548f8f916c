package org.gridmarket.solver.allocation;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.Load;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.PriceSpan;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.jspecify.annotations.Nullable;

/**
 * Assignments that grow one by one and are feasible after each, but for WHOLE, which who adds looks after. What was added
 * last can be taken back. It knows how much still fits; whether that is right the kernel's verifier judges in the end.
 */
final class GrowingAllocation {
    private final AllocationInstance instance;
    private final Map<OfferId, OfferUse> uses = new HashMap<>();
    private final Map<CapacityValue, long[]> loads = new HashMap<>();
    private final Map<ResourceType, PriceSpan> spans = new HashMap<>();
    private final Map<Exchange, Amounts> assigned = new LinkedHashMap<>();
    private final Deque<Runnable> back = new ArrayDeque<>();

    GrowingAllocation(AllocationInstance instance) {
        this.instance = instance;
    }

    List<Assignment> assignments() {
        List<Assignment> all = new ArrayList<>(assigned.size());
        assigned.forEach((exchange, amounts) -> all.add(exchange.assign(amounts)));
        return all;
    }

    int size() {
        return assigned.size();
    }

    /** What is taken of an offer so far; not to be changed. */
    OfferUse use(OpenOffer open) {
        return uses.computeIfAbsent(open.id(), any -> open.use());
    }

    boolean isUsedUp(OpenOffer open) {
        return use(open).rest().signum() == 0;
    }

    /** How much of an exchange still fits; empty when nothing does, or the two have exchanged this type already. */
    Optional<Amounts> most(Exchange exchange) {
        if (assigned.containsKey(exchange)
                || isElsewhere(exchange.provide(), exchange.consume(), exchange.type())
                || isElsewhere(exchange.consume(), exchange.provide(), exchange.type())
                || span(exchange).isEmpty()) {
            return Optional.empty();
        }
        long room = room(exchange);
        if (exchange.most().dimensions() > 1) {
            boolean fits = instance.schema().volume(exchange.most()).units() <= room
                    && hasUnits(exchange.provide(), exchange)
                    && hasUnits(exchange.consume(), exchange);
            return fits ? Optional.of(exchange.most()) : Optional.empty();
        }
        long amount = Math.min(
                Math.min(left(exchange.provide(), exchange.type()), left(exchange.consume(), exchange.type())),
                room / instance.schema().quantity().getFirst().volume());
        return amount > 0 ? Optional.of(Amounts.of(amount)) : Optional.empty();
    }

    private boolean isElsewhere(OpenOffer open, OpenOffer counterpart, ResourceType type) {
        OfferUse use = use(open);
        return (open.offer().has(Flag.SINGLE) && use.hasOtherThan(type))
                || (open.offer().has(Flag.TOGETHER) && use.hasOtherThan(counterpart.id()));
    }

    private boolean hasUnits(OpenOffer open, Exchange exchange) {
        return use(open)
                        .usedWith(exchange.type(), exchange.most())
                        .compareTo(use(open).units().whole())
                <= 0;
    }

    private long left(OpenOffer open, ResourceType type) {
        OfferUse use = use(open);
        BigInteger amount = use.rest().divide(use.units().weight(type, 0));
        return amount.longValueExact();
    }

    private PriceSpan span(Exchange exchange) {
        PriceSpan own = instance.prices(exchange.provide(), exchange.consume(), exchange.type());
        @Nullable PriceSpan others = spans.get(exchange.type());
        return others == null || instance.schema().price() != PriceRule.UNIFORM ? own : own.and(others);
    }

    // ---- capacities

    /** The volume that capacities leave to an exchange. */
    private long room(Exchange exchange) {
        List<CapacityValue> out = instance.loaded(exchange.provide().groups(), exchange.type());
        List<CapacityValue> in = instance.loaded(exchange.consume().groups(), exchange.type());
        Set<CapacityValue> inside = Set.copyOf(in);
        Set<CapacityValue> within = Set.copyOf(out);
        long room = Volume.MAX;
        for (CapacityValue value : out) {
            Capacity capacity = capacity(value);
            Load was = instance.load(value);
            long[] now = load(value);
            room = Math.min(room, left(capacity.out(), was.out().units(), now[0]));
            if (!inside.contains(value)) {
                room = Math.min(room, left(capacity.netOut(), net(was), now[0] - now[1]));
            }
        }
        for (CapacityValue value : in) {
            Capacity capacity = capacity(value);
            Load was = instance.load(value);
            long[] now = load(value);
            room = Math.min(room, left(capacity.in(), was.in().units(), now[1]));
            if (!within.contains(value)) {
                room = Math.min(room, left(capacity.netIn(), -net(was), now[1] - now[0]));
            }
        }
        return Math.max(0, room);
    }

    /** A bound lowered below what is final counts as what is final. */
    private static long left(@Nullable Volume bound, long was, long now) {
        return bound == null ? Volume.MAX : Math.max(bound.units(), was) - now;
    }

    private static long net(Load load) {
        return load.out().units() - load.in().units();
    }

    private Capacity capacity(CapacityValue value) {
        return instance.terms().capacities().get(value.capacity());
    }

    /** What a value provides and consumes so far. */
    private long[] load(CapacityValue value) {
        return loads.computeIfAbsent(value, any -> {
            Load was = instance.load(value);
            return new long[] {was.out().units(), was.in().units()};
        });
    }

    // ---- adding and taking back

    /** Adds what {@link #most} allows, or less. */
    void add(Exchange exchange, Amounts amounts) {
        OfferUse provider = use(exchange.provide());
        OfferUse consumer = use(exchange.consume());
        @Nullable PriceSpan before = spans.get(exchange.type());
        long volume = instance.schema().volume(amounts).units();
        back.push(() -> {
            uses.put(exchange.provide().id(), provider);
            uses.put(exchange.consume().id(), consumer);
            if (before == null) {
                spans.remove(exchange.type());
            } else {
                spans.put(exchange.type(), before);
            }
            addLoads(exchange, -volume);
            assigned.remove(exchange);
        });
        uses.put(exchange.provide().id(), with(provider, exchange, amounts, exchange.consume()));
        uses.put(exchange.consume().id(), with(consumer, exchange, amounts, exchange.provide()));
        spans.put(exchange.type(), span(exchange));
        addLoads(exchange, volume);
        assigned.put(exchange, amounts);
    }

    private static OfferUse with(OfferUse before, Exchange exchange, Amounts amounts, OpenOffer counterpart) {
        OfferUse after = before.copy();
        after.add(exchange.type(), amounts, counterpart.id());
        return after;
    }

    private void addLoads(Exchange exchange, long volume) {
        for (CapacityValue value : instance.loaded(exchange.provide().groups(), exchange.type())) {
            load(value)[0] += volume;
        }
        for (CapacityValue value : instance.loaded(exchange.consume().groups(), exchange.type())) {
            load(value)[1] += volume;
        }
    }

    /** A place to go back to. */
    int mark() {
        return back.size();
    }

    /** Takes back what was added since. */
    void backTo(int mark) {
        while (back.size() > mark) {
            back.pop().run();
        }
    }
}
