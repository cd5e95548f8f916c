package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.allocation.certificate.CompatiblePair;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.solver.effort.Deadline;
import org.gridmarket.solver.effort.SolveBudget;

/**
 * Offer by offer, those with the fewest alternatives first, and of those the cheapest providers first: each takes of the type
 * for which most is asked, from the dearest consumers on. So where a type has one price, it is met from both ends.
 */
final class GreedyFill {
    /** Cheapest provider or dearest consumer first; ids make the order the same everywhere. */
    private static final Comparator<OpenOffer> FEW_FIRST =
            Comparator.comparingInt(open -> open.offer().alternatives().size());

    private final AllocationInstance instance;
    private final GrowingAllocation growing;
    private final List<OpenOffer> providers;
    private final List<OpenOffer> consumers;
    private final Map<ResourceType, List<OpenOffer>> providersOf;
    private final Map<ResourceType, List<OpenOffer>> consumersOf;
    private final int most;

    GreedyFill(AllocationInstance instance) {
        this.instance = instance;
        this.growing = new GrowingAllocation(instance);
        this.most = instance.schema().limits().assignments();
        Comparator<OpenOffer> cheapest = Comparator.comparingLong(GreedyFill::value);
        this.providers = sorted(Side.PROVIDE, FEW_FIRST.thenComparing(cheapest));
        this.consumers = sorted(Side.CONSUME, FEW_FIRST.thenComparing(cheapest.reversed()));
        this.providersOf = byType(providers, cheapestAt());
        this.consumersOf = byType(consumers, cheapestAt().reversed());
    }

    private List<OpenOffer> sorted(Side side, Comparator<OpenOffer> order) {
        return instance.of(side).stream()
                .sorted(order.thenComparing(OpenOffer::id))
                .toList();
    }

    private static long value(OpenOffer open) {
        return open.offer().alternatives().getFirst().value().micro();
    }

    /** An offer at one of its types. */
    private record Priced(OpenOffer open, long value) {}

    private static Comparator<Priced> cheapestAt() {
        return Comparator.comparingLong(Priced::value);
    }

    private Map<ResourceType, List<OpenOffer>> byType(List<OpenOffer> offers, Comparator<Priced> order) {
        Map<ResourceType, List<Priced>> priced = new HashMap<>();
        for (OpenOffer open : offers) {
            for (Alternative alternative : open.offer().alternatives()) {
                if (instance.schema().isAssignable(instance.cycle(), alternative.type())) {
                    priced.computeIfAbsent(alternative.type(), any -> new ArrayList<>())
                            .add(new Priced(open, alternative.value().micro()));
                }
            }
        }
        Map<ResourceType, List<OpenOffer>> byType = new HashMap<>();
        priced.forEach((type, all) -> {
            all.sort(order);
            byType.put(type, new ArrayList<>(all.stream().map(Priced::open).toList())); // what is used up is taken out
        });
        return byType;
    }

    /** Fills until all is tried or time is over. */
    GrowingAllocation within(SolveBudget budget) {
        Deadline deadline = Deadline.of(budget);
        for (OpenOffer provider : providers) {
            if (deadline.left().isEmpty() || growing.size() >= most) {
                return growing;
            }
            fill(provider, consumersOf);
        }
        for (OpenOffer consumer : consumers) { // what is WHOLE and larger than any provider
            if (deadline.left().isEmpty() || growing.size() >= most) {
                return growing;
            }
            if (consumer.offer().has(Flag.WHOLE) && !consumer.offer().has(Flag.TOGETHER)) {
                fill(consumer, providersOf);
            }
        }
        return growing;
    }

    private void fill(OpenOffer open, Map<ResourceType, List<OpenOffer>> others) {
        Map<ResourceType, Long> wanted = new HashMap<>();
        for (Alternative alternative : open.offer().alternatives()) {
            if (others.containsKey(alternative.type())) {
                wanted.put(alternative.type(), wanted(open, alternative.type(), others));
            }
        }
        List<ResourceType> types = wanted.entrySet().stream()
                .sorted(Map.Entry.<ResourceType, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int before = growing.mark();
        for (ResourceType type : types) {
            if (growing.isUsedUp(open)) {
                return;
            }
            int mark = growing.mark();
            fill(open, type, others.getOrDefault(type, List.of()));
            boolean several = !open.offer().has(Flag.SINGLE);
            if (open.offer().has(Flag.WHOLE) && !several && !growing.isUsedUp(open)) {
                growing.backTo(mark);
            }
        }
        if (open.offer().has(Flag.WHOLE) && !growing.isUsedUp(open)) {
            growing.backTo(before);
        }
    }

    /** How much of a type this offer could exchange, if it were alone, in its amounts of the first dimension. */
    private long wanted(OpenOffer open, ResourceType type, Map<ResourceType, List<OpenOffer>> others) {
        long most = Exchange.amounts(open.offer(), type).at(0);
        long sum = 0;
        for (OpenOffer other : others.getOrDefault(type, List.of())) {
            if (sum >= most) {
                return most;
            }
            Optional<Exchange> exchange = exchange(open, other, type);
            if (exchange.isPresent()) {
                sum += growing.most(exchange.get())
                        .map(amounts -> amounts.at(0))
                        .orElse(0L);
            }
        }
        return Math.min(sum, most);
    }

    private void fill(OpenOffer open, ResourceType type, List<OpenOffer> others) {
        int usedUp = 0;
        for (OpenOffer other : others) {
            if (growing.isUsedUp(open) || growing.size() >= most) {
                break;
            }
            if (growing.isUsedUp(other)) {
                usedUp++;
                continue;
            }
            exchange(open, other, type)
                    .ifPresent(exchange -> growing.most(exchange)
                            .filter(amounts -> !other.offer().has(Flag.WHOLE) || completes(other, type, amounts))
                            .ifPresent(amounts -> growing.add(exchange, amounts)));
        }
        boolean forGood = !open.offer().has(Flag.WHOLE); // else it may be taken back
        if (forGood && 2 * usedUp > others.size()) {
            others.removeIf(growing::isUsedUp); // seldom, so that each is looked at a few times in all
        }
    }

    private Optional<Exchange> exchange(OpenOffer open, OpenOffer other, ResourceType type) {
        boolean provides = open.offer().side() == Side.PROVIDE;
        return Exchange.of(new CompatiblePair(provides ? open : other, provides ? other : open, type), instance);
    }

    /** Whether so much of a type uses an offer up. */
    private boolean completes(OpenOffer other, ResourceType type, Amounts amounts) {
        var use = growing.use(other);
        return use.usedWith(type, amounts).equals(use.units().whole());
    }
}
