package org.gridmarket.testbed.privacy.street;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.jspecify.annotations.Nullable;

/**
 * Homes made up from a seed. Each has a habit of its own (size, panels, price) that shows in its past days, and a mood of today.
 *
 * @param sizePercentLeast smallest home, per cent of the usual one
 * @param sizePercentMost largest home
 * @param panelsPercent how many of a hundred homes have panels, so that they sell at noon
 * @param namesPrices whether a home asks for a price of its own; otherwise for the edge of the band, which never binds
 */
public record Population(int sizePercentLeast, int sizePercentMost, int panelsPercent, boolean namesPrices) {
    /** One street of similar homes without panels. */
    public static final Population ALIKE = new Population(80, 120, 0, false);

    /** Small homes and large ones, half of them with panels. */
    public static final Population UNLIKE = new Population(40, 250, 50, false);

    private static final int PERCENT = 100;
    private static final int USUAL_LOAD_WH = 300;
    private static final int PANEL_PEAK_WH = 900;
    private static final int PAST_DAYS = 7;
    private static final int MOOD_LEAST = 75;
    private static final int MOOD_MOST = 125;
    private static final int PRICE_MOOD = 3;

    /** The same homes, each with a price that it is known for. */
    public Population namingPrices() {
        return new Population(sizePercentLeast, sizePercentMost, panelsPercent, true);
    }

    /**
     * Homes that all hang on one feeder without limits.
     *
     * @param today what they do
     * @param past the same homes with the mean of past days, which everybody may know
     */
    record Day(Microgrid today, Microgrid past) {}

    Day day(int count, int intervals, Tariff tariff, RandomGenerator random) {
        List<OfferPlan> today = new ArrayList<>();
        List<OfferPlan> past = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[] habits = habits(intervals, random);
            @Nullable UnitPrice price = namesPrices ? price(tariff, random) : null;
            today.add(plan(habits, 1, price == null ? null : moody(price, random), random));
            past.add(plan(habits, PAST_DAYS, price, random));
        }
        return new Day(street(today, intervals), street(past, intervals));
    }

    private static Microgrid street(List<OfferPlan> plans, int intervals) {
        Feeder feeder = new Feeder(new FeederId("1"), new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED));
        List<Household> homes = new ArrayList<>();
        for (OfferPlan plan : plans) {
            String name = String.format(Locale.ROOT, "1%03d", homes.size() + 1);
            homes.add(new Household(new MeterId(name), feeder.id(), plan.limits(), plan));
        }
        return new Microgrid(
                homes.size() + " homes of one street",
                GridPlan.oneGroupPerFeeder(List.of(feeder)),
                homes,
                Interval.of(0),
                Interval.of(intervals - 1));
    }

    /** Usual net production, Wh by interval. */
    private long[] habits(int intervals, RandomGenerator random) {
        int size = random.nextInt(sizePercentLeast, sizePercentMost + 1);
        int panels = random.nextInt(PERCENT) < panelsPercent ? PANEL_PEAK_WH * size / PERCENT : 0;
        long[] habits = new long[intervals];
        for (int t = 0; t < intervals; t++) {
            long load = (long) USUAL_LOAD_WH * random.nextInt(90, 111) * size / (PERCENT * PERCENT);
            habits[t] = panels * noon(t, intervals) / PERCENT - load;
        }
        return habits;
    }

    /** Mean of so many days. */
    private static OfferPlan plan(long[] habits, int days, @Nullable UnitPrice price, RandomGenerator random) {
        List<ProfileRow> rows = new ArrayList<>();
        for (int t = 0; t < habits.length; t++) {
            long sum = 0;
            for (int day = 0; day < days; day++) {
                sum += habits[t] * random.nextInt(MOOD_LEAST, MOOD_MOST + 1) / PERCENT;
            }
            if (sum / days != 0) {
                rows.add(new ProfileRow(Interval.of(t), Interval.of(t), new NetEnergy(sum / days), price));
            }
        }
        return OfferPlan.ofRows(rows);
    }

    /** Well inside the band, so that a mood stays within it. */
    private static UnitPrice price(Tariff tariff, RandomGenerator random) {
        long low = tariff.bandLow().microPerWh();
        long width = tariff.bandHigh().microPerWh() - low;
        return new UnitPrice(low + width * random.nextInt(20, 81) / PERCENT);
    }

    private static UnitPrice moody(UnitPrice price, RandomGenerator random) {
        return new UnitPrice(price.microPerWh() + random.nextInt(-PRICE_MOOD, PRICE_MOOD + 1));
    }

    /** A tent over the day, 0..100. */
    private static long noon(int t, int intervals) {
        return PERCENT - (long) PERCENT * Math.abs(2 * t + 1 - intervals) / intervals;
    }
}
