package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.household.MixingDay;
import org.gridmarket.testbed.household.OfferPlan;

/**
 * What the outsider knows of each home besides the blocks: what it did on past days. Since the rules by which homes split and
 * round are public, it knows what a home that repeats its past would offer under each of its accounts.
 *
 * @param day the public rules of the day
 * @param tariff prices in force
 * @param homes by public account: the past, as a plan
 */
public record PastPlans(MixingDay day, Tariff tariff, Map<AccountKey, OfferPlan> homes) {
    public PastPlans {
        homes = Map.copyOf(homes);
    }

    /** What the account at a place would offer in the window that begins at an interval; nothing of an unknown home. */
    List<Offer> expected(AccountKey home, Interval window, int place) {
        OfferPlan plan = homes.get(home);
        return plan == null
                ? List.of()
                : day.accounts(plan, new MixWindow(window, day.terms()), tariff).get(place);
    }
}
