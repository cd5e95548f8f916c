package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;

/**
 * What an account holds for one interval (2.6.3).
 *
 * @param t the interval
 * @param group the anonymity group of these assets
 * @param production EPA held: may still be sold
 * @param consumption ECA held: may still be bought
 * @param withdrawnProduction EPA withdrawn so far, never above L+; for an anonymous account, EPA received from its mix
 * @param withdrawnConsumption ECA withdrawn so far, never above L-; for an anonymous account, ECA received
 * @param proceeds credit earned by selling in this interval, not redeemable before the bill of its cycle
 * @param claimed whether the final trades of the interval have been brought in
 * @param retired whether what was left has been retired
 */
public record Holding(
        Interval t,
        GroupId group,
        Energy production,
        Energy consumption,
        Energy withdrawnProduction,
        Energy withdrawnConsumption,
        Money proceeds,
        boolean claimed,
        boolean retired) {
    /** EPA and ECA together stay within the range of energy, so that no trade, which only exchanges them, can leave it. */
    public Holding {
        if (production.wh() + consumption.wh() > Energy.MAX_WH) {
            throw new QuantityException("interval " + t + " would have " + production + " of EPA and " + consumption
                    + " of ECA; at most " + Energy.MAX_WH + " Wh together");
        }
    }

    public static Holding none(Interval t, GroupId group) {
        return new Holding(t, group, Energy.ZERO, Energy.ZERO, Energy.ZERO, Energy.ZERO, Money.ZERO, false, false);
    }

    /** With assets withdrawn from the meter's limits. */
    public Holding withdraw(Energy moreProduction, Energy moreConsumption) {
        return new Holding(
                t,
                group,
                production.plus(moreProduction),
                consumption.plus(moreConsumption),
                withdrawnProduction.plus(moreProduction),
                withdrawnConsumption.plus(moreConsumption),
                proceeds,
                claimed,
                retired);
    }

    /** Lends as much EPA as ECA to a mix; what was withdrawn stays withdrawn. */
    public Holding lent(Energy energy) {
        return withAssets(production.minus(energy), consumption.minus(energy));
    }

    /** Takes back what a failed mix has not used. */
    public Holding returned(Energy energy) {
        return withAssets(production.plus(energy), consumption.plus(energy));
    }

    private Holding withAssets(Energy newProduction, Energy newConsumption) {
        return new Holding(
                t,
                group,
                newProduction,
                newConsumption,
                withdrawnProduction,
                withdrawnConsumption,
                proceeds,
                claimed,
                retired);
    }

    /** A final trade exchanges assets: a seller's EPA becomes ECA, a buyer's ECA becomes EPA; their sum stays. */
    public Holding sold(Energy energy, Money earned) {
        return new Holding(
                t,
                group,
                production.minus(energy),
                consumption.plus(energy),
                withdrawnProduction,
                withdrawnConsumption,
                proceeds.plus(earned),
                claimed,
                retired);
    }

    public Holding bought(Energy energy) {
        return new Holding(
                t,
                group,
                production.plus(energy),
                consumption.minus(energy),
                withdrawnProduction,
                withdrawnConsumption,
                proceeds,
                claimed,
                retired);
    }

    public Holding asClaimed() {
        return new Holding(
                t, group, production, consumption, withdrawnProduction, withdrawnConsumption, proceeds, true, retired);
    }

    /** Nothing is left to hold; what was there is in the retirement's row. */
    public Holding asRetired() {
        return new Holding(
                t, group, Energy.ZERO, Energy.ZERO, withdrawnProduction, withdrawnConsumption, proceeds, claimed, true);
    }

    public Holding withProceeds(Money left) {
        return new Holding(
                t, group, production, consumption, withdrawnProduction, withdrawnConsumption, left, claimed, retired);
    }
}
