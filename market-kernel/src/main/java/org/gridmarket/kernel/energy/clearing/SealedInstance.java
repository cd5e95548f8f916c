package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/**
 * The instance of a round as it travels.
 *
 * @param round tau
 * @param last tau + T_h
 * @param objective what solutions compete in
 * @param offers the open ones
 * @param rules by interval
 */
public record SealedInstance(
        Round round, Interval last, Objective objective, List<OpenOffer> offers, MarketRules rules) {
    public SealedInstance {
        offers = List.copyOf(offers);
    }

    public static SealedInstance of(RoundInstance instance, MarketRules rules) {
        return new SealedInstance(instance.round(), instance.last(), instance.objective(), instance.offers(), rules);
    }

    public RoundInstance open() {
        return new RoundInstance(round, last, objective, offers, rules);
    }
}
