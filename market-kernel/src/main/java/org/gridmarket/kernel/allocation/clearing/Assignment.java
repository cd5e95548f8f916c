package org.gridmarket.kernel.allocation.clearing;

import java.util.Comparator;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;

/**
 * What a solver proposes, a of 6.3.1 without its price, which the kernel finds.
 *
 * @param provide a_OP
 * @param consume a_OC
 * @param type a_T
 * @param amounts a_Q
 */
public record Assignment(OfferId provide, OfferId consume, ResourceType type, Amounts amounts)
        implements Comparable<Assignment> {
    private static final Comparator<Assignment> ORDER = Comparator.comparing(Assignment::provide)
            .thenComparing(Assignment::consume)
            .thenComparing(Assignment::type);

    /** By (providing offer, consumption offer, type). */
    @Override
    public int compareTo(Assignment other) {
        return ORDER.compare(this, other);
    }
}
