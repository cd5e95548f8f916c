package org.gridmarket.gateway.market;

import org.gridmarket.kernel.party.Organisation;

/** In which order gateways do what any of them may do, so that they do not collide. */
public final class Turn {
    private Turn() {}

    /** How many organisations go first: 0 to 2. */
    public static int of(Organisation organisation) {
        return switch (organisation) {
            case DSO -> 0;
            case COOPERATIVE -> 1;
            case REGULATOR -> 2;
        };
    }
}
