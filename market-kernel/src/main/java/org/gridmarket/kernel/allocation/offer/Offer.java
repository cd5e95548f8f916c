package org.gridmarket.kernel.allocation.offer;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * An offer: some of one alternative, or of another, or any convex combination of them, (6.1) and (6.2); less what its flags do
 * not allow. It stays until it is over.
 *
 * @param side whether it provides or consumes
 * @param flags ascending, each once
 * @param alternatives by ascending type
 * @param until the last cycle that may use it
 */
public record Offer(Side side, List<Flag> flags, List<Alternative> alternatives, Cycle until) {
    public Offer {
        flags = Flag.ascending(flags);
        alternatives = List.copyOf(alternatives);
    }

    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** The alternative of a type, of an offer that was accepted: its types ascend. */
    public Optional<Alternative> alternative(ResourceType type) {
        int low = 0;
        int high = alternatives.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = alternatives.get(middle).type().compareTo(type);
            if (order == 0) {
                return Optional.of(alternatives.get(middle));
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return Optional.empty();
    }

    /** The last cycle that can assign it, by {@code until} and slots alone; null when no cycle can. */
    public @Nullable Cycle lastCycle(MarketSchema schema) {
        @Nullable Cycle last = null;
        for (Alternative alternative : alternatives) {
            @Nullable Cycle of = schema.lastCycle(alternative.type(), until);
            if (of != null && (last == null || last.isBefore(of))) {
                last = of;
            }
        }
        return last;
    }

    /** What a consumption offer puts down where money moves: the dearest of its alternatives. */
    public Money deposit(MarketSchema schema) {
        return side == Side.PROVIDE || !schema.money().settled()
                ? Money.ZERO
                : alternatives.stream()
                        .map(alternative -> alternative.value().of(schema.volume(alternative.amounts())))
                        .reduce(Money.ZERO, Money::max);
    }

    /** The largest volume of its alternatives. */
    Volume largestVolume(MarketSchema schema) {
        return alternatives.stream()
                .map(alternative -> schema.volume(alternative.amounts()))
                .max(Volume::compareTo)
                .orElse(Volume.NONE);
    }
}
