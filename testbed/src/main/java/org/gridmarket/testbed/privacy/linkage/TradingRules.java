package org.gridmarket.testbed.privacy.linkage;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * How homes use their anonymous accounts (spec anonymity). Public, so the outsider applies them to past profiles too.
 *
 * @param bundles m: accounts of each home, each serving its share of the window
 * @param perAccount neighbouring intervals that one account serves
 * @param step energies are rounded down to multiples of it
 * @param bundle d: most energy of an account in an interval; what exceeds it is not offered
 * @param priceStep reservation prices are rounded down to multiples of it, µ per Wh
 */
public record TradingRules(int bundles, int perAccount, Energy step, Energy bundle, UnitPrice priceStep) {
    /** Four bundles, four intervals each, offers of one size, one price. */
    public static final TradingRules PROTECTING =
            new TradingRules(4, 4, Energy.ofWh(150), Energy.ofWh(150), new UnitPrice(1_000));

    /** The positive control: exact energies and prices, one account for the whole window, so none that only covers. */
    public static final TradingRules LEAKY =
            new TradingRules(1, 16, Energy.ofWh(1), Energy.UNLIMITED, new UnitPrice(1));

    /** With other steps of energy, a bundle being one step. */
    public TradingRules withStep(Energy other) {
        return new TradingRules(bundles, perAccount, other, other, priceStep);
    }

    int intervals() {
        return bundles * perAccount;
    }

    /** What is offered of a need or surplus, with its sign. */
    NetEnergy offered(NetEnergy net) {
        long most = Math.min(Math.abs(net.wh()), bundle.wh());
        long rounded = most - most % step.wh();
        return new NetEnergy(net.wh() < 0 ? -rounded : rounded);
    }

    /** The price that is named for it. */
    UnitPrice named(UnitPrice wanted) {
        return new UnitPrice(wanted.microPerWh() - wanted.microPerWh() % priceStep.microPerWh());
    }
}
