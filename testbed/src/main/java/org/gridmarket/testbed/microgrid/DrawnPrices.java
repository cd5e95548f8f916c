package org.gridmarket.testbed.microgrid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * Reservation prices for homes that state none, drawn from a seed, so that trade prices differ. Sellers ask at most the middle
 * of the band and buyers pay at least it: every pair that could trade at the edges of the band still can, and the energy is the
 * same.
 */
public final class DrawnPrices {
    private static final int HALVES = 2;

    private final RandomGenerator random;
    private final Tariff tariff;
    private final UnitPrice middle;

    private DrawnPrices(long seed, Tariff tariff) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.tariff = tariff;
        middle =
                new UnitPrice((tariff.bandLow().microPerWh() + tariff.bandHigh().microPerWh()) / HALVES);
    }

    /** Every home has a price of its own for selling and one for buying. */
    public static Microgrid ofEachHome(Microgrid homes, long seed, Tariff tariff) {
        DrawnPrices drawn = new DrawnPrices(seed, tariff);
        return with(
                homes,
                homes.homes().stream()
                        .map(home -> {
                            UnitPrice ask = drawn.ask();
                            UnitPrice bid = drawn.bid();
                            return drawn.priced(home, row -> row.side() == Side.SELL ? ask : bid);
                        })
                        .toList());
    }

    /** All homes have the same two prices in an interval, so that a price tells nothing of whose offer it is. */
    public static Microgrid ofEachInterval(Microgrid homes, long seed, Tariff tariff) {
        DrawnPrices drawn = new DrawnPrices(seed, tariff);
        Map<Interval, UnitPrice> asks = new HashMap<>();
        Map<Interval, UnitPrice> bids = new HashMap<>();
        for (Interval t = homes.first(); !t.isAfter(homes.last()); t = t.next()) {
            asks.put(t, drawn.ask());
            bids.put(t, drawn.bid());
        }
        return with(
                homes,
                homes.homes().stream()
                        // a row of several intervals stays at the edge: its price would tell in which of them it began
                        .map(home -> drawn.priced(
                                home,
                                row -> row.isFlexible()
                                        ? drawn.edge(row.side())
                                        : (row.side() == Side.SELL ? asks : bids)
                                                .getOrDefault(row.first(), drawn.middle)))
                        .toList());
    }

    /** What a row is offered at that states no price. */
    @FunctionalInterface
    private interface PriceOf {
        UnitPrice of(ProfileRow row);
    }

    private Household priced(Household home, PriceOf price) {
        return home.planning(home.plan()
                .offering(home.plan().rows().stream()
                        .map(row -> row.reservation() == null ? row.at(price.of(row)) : row)
                        .toList()));
    }

    private static Microgrid with(Microgrid grid, List<Household> homes) {
        return new Microgrid(grid.source(), grid.grid(), homes, grid.first(), grid.last());
    }

    private UnitPrice ask() {
        return between(tariff.bandLow(), middle);
    }

    private UnitPrice bid() {
        return between(middle, tariff.bandHigh());
    }

    private UnitPrice edge(Side side) {
        return side == Side.SELL ? tariff.bandLow() : tariff.bandHigh();
    }

    private UnitPrice between(UnitPrice low, UnitPrice high) {
        return new UnitPrice(random.nextLong(low.microPerWh(), high.microPerWh() + 1));
    }
}
