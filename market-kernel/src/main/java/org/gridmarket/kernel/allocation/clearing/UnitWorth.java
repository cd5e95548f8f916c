package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.Objective;

/** What a unit of volume of one pair and type adds to a term of the objective. */
final class UnitWorth {
    private UnitWorth() {}

    static long of(
            Objective term, OpenOffer provide, OpenOffer consume, ResourceType type, AllocationInstance instance) {
        return of(
                term,
                provide,
                provide.offer().alternative(type).orElseThrow(),
                consume,
                consume.offer().alternative(type).orElseThrow(),
                instance);
    }

    /** The same for who has the alternatives, which are of one type, at hand. */
    static long of(
            Objective term,
            OpenOffer provide,
            Alternative provided,
            OpenOffer consume,
            Alternative consumed,
            AllocationInstance instance) {
        return switch (term) {
            case VOLUME -> 1;
            case WEIGHTED -> instance.weight(provided.type());
            case WELFARE ->
                consumed.value().micro()
                        - provided.value().micro()
                        - instance.terms().feeMicro().micro();
            case URGENCY -> -(later(provide, instance) + later(consume, instance));
        };
    }

    /** How many cycles it can still wait, by {@code until} and slots alone. */
    private static long later(OpenOffer open, AllocationInstance instance) {
        return open.last().index() - (long) instance.cycle().index();
    }
}
