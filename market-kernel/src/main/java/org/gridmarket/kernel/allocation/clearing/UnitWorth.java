package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.Objective;

/** What a unit of volume of one pair and type adds to a term of the objective. */
final class UnitWorth {
    private UnitWorth() {}

    static long of(
            Objective term, OpenOffer provide, OpenOffer consume, ResourceType type, AllocationInstance instance) {
        return switch (term) {
            case VOLUME -> 1;
            case WEIGHTED -> instance.weight(type);
            case WELFARE ->
                value(consume, type)
                        - value(provide, type)
                        - instance.terms().feeMicro().micro();
            case URGENCY -> -(later(provide, instance) + later(consume, instance));
        };
    }

    private static long value(OpenOffer open, ResourceType type) {
        return open.offer()
                .alternative(type)
                .map(Alternative::value)
                .orElseThrow()
                .micro();
    }

    /** How many cycles it can still wait, by {@code until} and slots alone. */
    private static long later(OpenOffer open, AllocationInstance instance) {
        return open.last().index() - (long) instance.cycle().index();
    }
}
