package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.mixing.MixingDay;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;

/**
 * What the outsider knows of each home besides the blocks: what it did on past days. Since circles, and the rules by which homes
 * split and round, are public, it knows what a home that repeats its past would offer under each of its accounts.
 *
 * @param tariff prices in force
 * @param homes by public account
 */
public record PastPlans(Tariff tariff, Map<AccountKey, Home> homes) {
    /**
     * A home as the outsider knows it.
     *
     * @param day the public rules for it
     * @param plan its past, as a plan
     */
    public record Home(MixingDay day, OfferPlan plan) {}

    public PastPlans {
        homes = Map.copyOf(homes);
    }

    /** What the account at a place would offer in the window that begins at an interval; nothing of an unknown home. */
    List<Offer> expected(AccountKey home, Interval window, int place) {
        Home known = homes.get(home);
        return known == null
                ? List.of()
                : known.day()
                        .accounts(
                                known.plan(), new MixWindow(window, known.day().terms()), tariff)
                        .get(place);
    }
}
