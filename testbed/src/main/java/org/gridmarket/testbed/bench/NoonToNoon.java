package org.gridmarket.testbed.bench;

import java.util.List;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveSettings;

/**
 * The same day, read from noon to noon and with made-up prices. A round that begins at midnight has nothing to deliver in
 * its first interval, since nobody produces then; one that begins at noon has all offers of the day and trades at once.
 */
final class NoonToNoon {
    private NoonToNoon() {}

    /** The microgrid with its mornings after its afternoons; rows that reach over noon begin at noon. */
    static Microgrid of(Microgrid day, PriceChoice choice) {
        PriceChoice.Prices prices = choice.within(SolveSettings.TARIFF);
        Interval noon = day.first().plus(day.intervals() / 2);
        List<Household> homes = day.homes().stream()
                .map(home -> turned(home, day, noon, prices))
                .toList();
        return new Microgrid(day.source() + ", noon to noon", day.grid(), homes, noon, noon.plus(day.intervals() - 1));
    }

    private static Household turned(Household home, Microgrid day, Interval noon, PriceChoice.Prices prices) {
        List<ProfileRow> rows = home.plan().rows().stream()
                .map(row -> turned(row, day, noon, prices))
                .toList();
        return home.planning(OfferPlan.ofRows(rows));
    }

    private static ProfileRow turned(ProfileRow row, Microgrid day, Interval noon, PriceChoice.Prices prices) {
        Side side = row.side();
        UnitPrice edge = side == Side.SELL ? SolveSettings.TARIFF.bandLow() : SolveSettings.TARIFF.bandHigh();
        UnitPrice price = prices.next(side, row.reservation() == null ? edge : row.reservation());
        int later = row.last().isBefore(noon) ? day.intervals() : 0;
        Interval first = row.first().plus(later);
        return row.between(first.isBefore(noon) ? noon : first, row.last().plus(later))
                .at(price);
    }
}
