package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Energy;
import org.jspecify.annotations.Nullable;

/**
 * What the parts of a solution add up to so far: may only grow within (2.2) and (2.6); (2.7) is judged when it is sealed.
 *
 * @param trades how many so far
 * @param used energy by offer
 * @param flows energy by interval and limit group
 * @param value objective so far
 * @param last the last trade, since parts come in order
 * @param tradesOfLastInterval how many trades the interval of the last one has so far; earlier intervals are complete
 */
public record RunningSums(
        int trades,
        List<OfferUse> used,
        List<GroupFlow> flows,
        ObjectiveValue value,
        @Nullable Trade last,
        int tradesOfLastInterval) {
    /** Energy that a solution takes from one offer. */
    public record OfferUse(OfferId offer, Energy energy) {}

    public static final RunningSums START = new RunningSums(0, List.of(), List.of(), ObjectiveValue.NOTHING, null, 0);

    public RunningSums {
        used = List.copyOf(used);
        flows = List.copyOf(flows);
    }
}
