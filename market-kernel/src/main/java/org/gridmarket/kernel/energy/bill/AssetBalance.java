package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What a meter has seen withdrawn and retired for one interval (2.7.4). Trades only exchange EPA for ECA, so the sum of
 * both comes back unless something is left unretired, or assets of another home came along.
 *
 * @param withdrawnProduction EPA withdrawn by the meter's account
 * @param withdrawnConsumption ECA withdrawn
 * @param retiredProduction EPA retired by all its accounts
 * @param retiredConsumption ECA retired
 */
public record AssetBalance(
        Energy withdrawnProduction, Energy withdrawnConsumption, Energy retiredProduction, Energy retiredConsumption) {
    public static final AssetBalance NONE = new AssetBalance(Energy.ZERO, Energy.ZERO, Energy.ZERO, Energy.ZERO);

    public AssetBalance withdrawing(Energy production, Energy consumption) {
        return new AssetBalance(
                withdrawnProduction.plus(production),
                withdrawnConsumption.plus(consumption),
                retiredProduction,
                retiredConsumption);
    }

    public AssetBalance retiring(Energy production, Energy consumption) {
        return new AssetBalance(
                withdrawnProduction,
                withdrawnConsumption,
                retiredProduction.plus(production),
                retiredConsumption.plus(consumption));
    }

    public boolean isBalanced() {
        return withdrawn().equals(retired());
    }

    public EnergySum withdrawn() {
        return EnergySum.of(withdrawnProduction).plus(withdrawnConsumption);
    }

    public EnergySum retired() {
        return EnergySum.of(retiredProduction).plus(retiredConsumption);
    }

    /**
     * dEPA of (2.16), at its worst for the prosumer: what was not retired may all have been ECA, that is EPA sold; and what
     * was retired too much can only be another home's EPA, which buys nothing here.
     */
    public NetEnergy traded() {
        EnergySum foreign = retired().minusOrZero(withdrawn());
        EnergySum own = EnergySum.of(retiredProduction).minusOrZero(foreign);
        return Energy.ofWh(own.wh()).net(withdrawnProduction);
    }
}
