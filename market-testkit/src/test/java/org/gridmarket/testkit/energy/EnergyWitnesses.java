package org.gridmarket.testkit.energy;

import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of the energy market, in the order of a trading day. */
public final class EnergyWitnesses {
    private EnergyWitnesses() {}

    public static void addTo(RejectionTable table) {
        ShellWitnesses.addTo(table);
        RuleWitnesses.addTo(table);
        AccountWitnesses.addTo(table);
        PrivateBillWitnesses.addTo(table);
        OfferWitnesses.addTo(table);
        ClearingWitnesses.addTo(table);
        LimitWitnesses.addTo(table);
    }
}
