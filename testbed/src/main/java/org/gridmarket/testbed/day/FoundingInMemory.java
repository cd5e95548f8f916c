package org.gridmarket.testbed.day;

import java.util.Map;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;

/** What the consortium does before a day in memory begins. */
record FoundingInMemory(LedgerInMemory consortium, DayPlan plan, Neighbourhood homes) {
    /** @param terms null for a day under public accounts */
    void found(@Nullable MixingTerms terms, MarketCalendar calendar, AccountKey solver) {
        Microgrid microgrid = plan.microgrid();
        Founding founding = new Founding(consortium);
        founding.setRules(microgrid.grid(), DayPlan.TARIFF, plan.rulesFrom());
        if (terms != null) {
            founding.setMixing(terms, microgrid.first());
        }
        founding.registerMeters(homes.registrations(), microgrid.first()); // where their first cycle begins
        if (plan.anonymity() != null) {
            founding.setCircles(plan.anonymity().assignments(), microgrid.first());
        }
        founding.licence(Organisation.REGULATOR, solver);
        for (Map.Entry<AccountKey, Money> deposit : homes.deposits().entrySet()) {
            String reference = deposit.getKey().toHex().substring(0, 32);
            consortium.submit(
                    Organisation.DSO,
                    false,
                    new EnergyCommand.BookMoney(deposit.getKey(), reference, deposit.getValue()));
        }
        founding.found(calendar);
    }
}
