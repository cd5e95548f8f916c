package org.gridmarket.kernel.allocation.certificate;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Flag;
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
        return PairTable.of(instance, most).map(PairTable::pairs);
    }

    /** Whether nothing that one pair can be judged by forbids it; both offers have the type. */
    public boolean isPossible(AllocationInstance instance) {
        return instance.schema().isAssignable(instance.cycle(), type)
                && isPossible(
                        new PairTable.Part(
                                0, provide, provide.offer().alternative(type).orElseThrow()),
                        new PairTable.Part(
                                0, consume, consume.offer().alternative(type).orElseThrow()),
                        instance);
    }

    /** The same of two offers at one type that the cycle may assign. */
    static boolean isPossible(PairTable.Part provide, PairTable.Part consume, AllocationInstance instance) {
        return !provide.open().owner().equals(consume.open().owner())
                && instance.mayExchange(provide.open(), consume.open(), provide.type())
                && !instance.prices(provide.alternative(), consume.alternative())
                        .isEmpty()
                && fits(consume, provide)
                && fits(provide, consume)
                && !isElsewhere(provide)
                && !isElsewhere(consume);
    }

    /** One that is taken whole, from one counterpart alone, needs one that is large enough. */
    private static boolean fits(PairTable.Part one, PairTable.Part counterpart) {
        return !one.open().offer().has(Flag.WHOLE)
                || !one.open().offer().has(Flag.TOGETHER)
                || one.open().earlier() != null
                || one.alternative().amounts().at(0)
                        <= counterpart.alternative().amounts().at(0);
    }

    private static boolean isElsewhere(PairTable.Part part) {
        return part.open().offer().has(Flag.SINGLE)
                && part.open().earlier() != null
                && part.open().earlier().hasOtherThan(part.type());
    }
}
