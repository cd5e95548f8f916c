package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.OpenOffer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.MatcherChoice;

/** The day solved at once, knowing everything: the measure of what the rounds have reached. */
final class WholeDay {
    private WholeDay() {}

    /** The most energy that these offers can trade from the first interval to the last. */
    static EnergySum optimum(List<OfferPage> pages, MarketRules rules, Interval first, Interval last) {
        List<OpenOffer> offers = new ArrayList<>();
        for (OfferPage page : pages) {
            for (OfferPage.Posted posted : page.offers()) {
                IntervalSet ahead = posted.offer().intervals().within(first, last);
                if (!ahead.isEmpty()) {
                    offers.add(new OpenOffer(
                            new OfferId(page.id(), posted.index()),
                            posted.offer().side(),
                            posted.group(),
                            posted.offer().energy(),
                            ahead,
                            posted.offer().reservation()));
                }
            }
        }
        RoundInstance day = new RoundInstance(first.round(), last, Objective.ENERGY, offers, rules);
        return EnergySum.ofWh(new MatcherChoice()
                .match(day, SolveBudget.UNHURRIED)
                .orThrow()
                .value()
                .energyWh());
    }
}
