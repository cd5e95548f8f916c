package org.gridmarket.kernel.allocation.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.ResourceType;

/**
 * A provider, a consumer and a type that a feasible solution may have: every condition that one pair can be judged by.
 *
 * @param provide the providing offer
 * @param consume the consumption offer
 * @param type that both have
 */
public record CompatiblePair(OpenOffer provide, OpenOffer consume, ResourceType type) {
    /** All pairs of an instance, provider by provider; empty when there are more than {@code most}. */
    public static Optional<List<CompatiblePair>> of(AllocationInstance instance, int most) {
        Map<ResourceType, List<OpenOffer>> consumers = new LinkedHashMap<>();
        for (OpenOffer consume : instance.of(Side.CONSUME)) {
            for (Alternative alternative : consume.offer().alternatives()) {
                consumers
                        .computeIfAbsent(alternative.type(), any -> new ArrayList<>())
                        .add(consume);
            }
        }
        List<CompatiblePair> pairs = new ArrayList<>();
        long looked = 0;
        for (OpenOffer provide : instance.of(Side.PROVIDE)) {
            for (Alternative alternative : provide.offer().alternatives()) {
                List<OpenOffer> meeting = consumers.getOrDefault(alternative.type(), List.of());
                looked += meeting.size();
                if (looked > most) {
                    return Optional.empty();
                }
                if (!instance.schema().isAssignable(instance.cycle(), alternative.type())) {
                    continue;
                }
                for (OpenOffer consume : meeting) {
                    CompatiblePair pair = new CompatiblePair(provide, consume, alternative.type());
                    if (pair.isPossible(instance)) {
                        pairs.add(pair);
                    }
                }
            }
        }
        return Optional.of(pairs);
    }

    /** Whether nothing that one pair can be judged by forbids it; both offers have the type. */
    public boolean isPossible(AllocationInstance instance) {
        return !provide.owner().equals(consume.owner())
                && instance.schema().isAssignable(instance.cycle(), type)
                && instance.mayExchange(provide, consume, type)
                && !instance.prices(provide, consume, type).isEmpty()
                && fits(consume, provide)
                && fits(provide, consume)
                && !isElsewhere(provide)
                && !isElsewhere(consume);
    }

    /** One that is taken whole, from one counterpart alone, needs one that is large enough. */
    private boolean fits(OpenOffer one, OpenOffer counterpart) {
        return !one.offer().has(Flag.WHOLE)
                || !one.offer().has(Flag.TOGETHER)
                || one.earlier() != null
                || one.offer().alternative(type).orElseThrow().amounts().at(0)
                        <= counterpart
                                .offer()
                                .alternative(type)
                                .orElseThrow()
                                .amounts()
                                .at(0);
    }

    private boolean isElsewhere(OpenOffer open) {
        return open.offer().has(Flag.SINGLE)
                && open.earlier() != null
                && open.earlier().hasOtherThan(type);
    }
}
