package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.allocation.quantity.Volume;

/**
 * What members of a group provide and consume together.
 *
 * @param out volume that they provide
 * @param in volume that they consume
 */
public record Load(Volume out, Volume in) {
    static final Load NONE = new Load(Volume.NONE, Volume.NONE);

    Load provided(Volume more) {
        return new Load(out.plus(more), in);
    }

    Load consumed(Volume more) {
        return new Load(out, in.plus(more));
    }

    /** How much more they provide than consume, in units of volume; below 0 the other way. */
    long net() {
        return out.units() - in.units();
    }
}
