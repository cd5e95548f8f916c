package org.gridmarket.kernel.allocation.schema;

import java.util.List;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Side;

/**
 * Flags that all offers of a side have.
 *
 * @param provide of providing offers, ascending
 * @param consume of consumption offers, ascending
 */
public record OfferFlags(List<Flag> provide, List<Flag> consume) {
    public static final OfferFlags NONE = new OfferFlags(List.of(), List.of());

    public OfferFlags {
        provide = Flag.ascending(provide);
        consume = Flag.ascending(consume);
    }

    public List<Flag> of(Side side) {
        return side == Side.PROVIDE ? provide : consume;
    }
}
