package org.gridmarket.agent.energy.plan;

import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;

/**
 * A home of the microgrid.
 *
 * @param meter the name of its meter
 * @param feeder where it is connected
 * @param limits L+ and L-
 * @param plan what it does with the day
 */
public record Household(MeterId meter, FeederId feeder, TradingLimits limits, OfferPlan plan) {
    /** With another plan; limits that were only what the plan needs follow it, stated ones stay. */
    public Household planning(OfferPlan other) {
        boolean asNeeded = limits.equals(plan.limits());
        return new Household(meter, feeder, asNeeded ? other.limits() : limits, other);
    }
}
