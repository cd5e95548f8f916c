package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What was produced or consumed beyond what was traded: r = E + dEPA, (2.16) corrected. E is the measured net production
 * (negative = consumption), dEPA = EPA retired - EPA withdrawn (negative when production was sold).
 *
 * @param net r; positive is a surplus sold to the DSO, negative a deficit bought from it
 */
public record Residual(NetEnergy net) {
    public static Residual of(NetEnergy measured, AssetBalance assets) {
        return new Residual(measured.plus(assets.traded()));
    }
}
