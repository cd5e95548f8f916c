package org.gridmarket.testbed.solve;

import java.util.OptionalInt;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.solver.energy.Matcher;

/**
 * How a microgrid is matched off the ledger.
 *
 * @param matcher who solves
 * @param objective what is maximised
 * @param prices reservation prices
 * @param lookAhead T_h of the receding horizon, (2.15); empty solves all intervals at once
 * @param tariff prices of the DSO and fee, which make the band
 */
public record SolveSettings(
        Matcher matcher, Objective objective, PriceChoice prices, OptionalInt lookAhead, Tariff tariff) {
    /** 0.08 and 0.30 per kWh, 0.01 grid fee from each side. */
    public static final Tariff TARIFF = new Tariff(new UnitPrice(80), new UnitPrice(300), new UnitPrice(10));

    /** Under the usual tariff. */
    public SolveSettings(Matcher matcher, Objective objective, PriceChoice prices, OptionalInt lookAhead) {
        this(matcher, objective, prices, lookAhead, TARIFF);
    }
}
