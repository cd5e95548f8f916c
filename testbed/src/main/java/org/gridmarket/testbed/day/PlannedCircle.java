package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.Needs;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * A circle of a day, with bundles and steps that fit its homes.
 *
 * @param id its name
 * @param group where its homes are
 * @param homes its members
 * @param energy d of one bundle
 * @param energyStep of offers
 * @param hours of its offers
 */
public record PlannedCircle(
        CircleId id, GroupId group, List<MeterId> homes, Energy energy, Energy energyStep, TradingHours hours) {
    private static final int MEDIAN = 50;

    /** Of a hundred homes that trade, so many may be too small for a step that fits the others. */
    private static final int SMALL_PERCENT = 10;

    /** What a step is of the usual need of a small home, so that a need that turns out smaller is still worth a step. */
    private static final long FITTED_PERCENT = 70;

    /** What a home must usually need to be counted on, of what it would offer. */
    private static final long COUNTED_PERCENT = 120;

    private static final long PERCENT = 100;

    public PlannedCircle {
        homes = List.copyOf(homes);
    }

    /**
     * With a given step, a home may offer in an interval the largest need of any home of its circle, rounded up to a step. The
     * spec would have it no larger than C_g^i; but an offer that names several intervals takes its whole energy from each of
     * them, so that a battery would be cut to a fraction of what it can sell, and a larger L hides no worse. Without one, step
     * and bundle are the same, what exceeds them is not offered, and the homes offer in the same hours.
     */
    static PlannedCircle of(CircleId id, GroupId group, List<Household> homes, HidingChoice choice) {
        Energy given = choice.step();
        Energy step = given == null ? fitted(homes, choice) : given;
        long unit = step.wh() * choice.bundles();
        long units = given == null ? 1 : Math.ceilDiv(largestNeed(homes).wh(), unit);
        long most = Math.min(units, choice.most().wh() / unit);
        return new PlannedCircle(
                id,
                group,
                homes.stream().map(Household::meter).toList(),
                Energy.ofWh(Math.max(1, most) * step.wh()),
                step,
                given == null
                        ? TradingHours.of(homes, Energy.ofWh(unit * COUNTED_PERCENT / PERCENT), AnonymityPlan.K_MIN)
                        : TradingHours.ANY);
    }

    private static Energy fitted(List<Household> homes, HidingChoice choice) {
        List<Energy> medians = homes.stream()
                .map(home -> Needs.of(home).atPercent(MEDIAN))
                .filter(need -> !need.isZero())
                .sorted()
                .toList();
        long usual = Needs.atPercent(medians, SMALL_PERCENT).wh() * FITTED_PERCENT / PERCENT;
        return Energy.ofWh(Math.max(1, Math.min(usual, choice.most().wh()) / choice.bundles()));
    }

    /** Of the intervals that are traded; the limits of a home may be those of a whole day or of its fuse. */
    private static Energy largestNeed(List<Household> homes) {
        Energy need = Energy.ZERO;
        for (Household home : homes) {
            TradingLimits least = home.plan().limits();
            need = need.max(least.production().min(home.limits().production()))
                    .max(least.consumption().min(home.limits().consumption()));
        }
        return need;
    }

    /** As a rule: credit for buying a whole bundle, or the most that anybody can buy, in each interval of a window. */
    MixCircle terms(int window, Energy bearable, UnitPrice dearest) {
        return new MixCircle(
                id, energy, Energy.ofWh(energy.min(bearable).wh() * window).at(dearest), energyStep);
    }

    /** L of its homes, who take part with so many bundles. */
    Energy limit(int bundles) {
        return Energy.ofWh(Math.multiplyExact(energy.wh(), bundles));
    }
}
