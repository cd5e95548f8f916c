package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A signed amount of energy in one interval: positive = produced or sold, negative = consumed or bought.
 *
 * @param wh energy in Wh, -{@link Energy#MAX_WH}..{@link Energy#MAX_WH}
 */
@Bare
public record NetEnergy(long wh) {
    public static final NetEnergy ZERO = new NetEnergy(0);

    public NetEnergy {
        if (wh < -Energy.MAX_WH || wh > Energy.MAX_WH) {
            throw new QuantityException("net energy " + wh + " Wh is outside +-" + Energy.MAX_WH);
        }
    }

    public NetEnergy plus(NetEnergy other) {
        return new NetEnergy(Math.addExact(wh, other.wh));
    }

    /** The positive part: what is produced beyond what is consumed. */
    public Energy surplus() {
        return Energy.ofWh(Math.max(0, wh));
    }

    /** The negative part as a positive amount. */
    public Energy deficit() {
        return Energy.ofWh(Math.max(0, -wh));
    }

    @Override
    public String toString() {
        return wh + " Wh net";
    }
}
