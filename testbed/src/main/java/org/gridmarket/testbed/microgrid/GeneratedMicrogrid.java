package org.gridmarket.testbed.microgrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.gridmarket.agent.energy.plan.Battery;
import org.gridmarket.agent.energy.plan.Forecast;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * A microgrid made up from a seed: homes with their evening peaks, PV on half of them under one weather, batteries on every
 * fourth. Same seed, same homes. All arithmetic is in integers.
 */
public final class GeneratedMicrogrid {
    /** Intervals of a day, 15 minutes each. */
    public static final int DAY = 96;

    /** Homes that one feeder serves. */
    private static final int HOMES_PER_FEEDER = 10;

    /** Usual consumption per interval by hour of the day, Wh. */
    private static final int[] LOAD_WH = {
        60, 52, 48, 46, 48, 62, 98, 140, 132, 112, 104, 112, 128, 120, 110, 112, 136, 190, 250, 270, 248, 200, 140, 92
    };

    private static final int SUNRISE = 26;
    private static final int SUNSET = 82;
    private static final int PERCENT = 100;

    private final RandomGenerator random;
    private final int[] skyPercent = new int[DAY];

    private GeneratedMicrogrid(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int clear = 85;
        for (int t = 0; t < DAY; t++) {
            clear = Math.clamp(clear + random.nextInt(-8, 9), 45, PERCENT);
            skyPercent[t] = clear;
        }
    }

    /**
     * Generates a day.
     *
     * @param seed of everything random
     * @param homes 1..1000
     * @param limit C^i and C^e of every feeder
     */
    public static Microgrid of(long seed, int homes, NetLimit limit) {
        if (homes < 1 || homes > 1_000) {
            throw new IllegalArgumentException(homes + " homes are outside 1..1000");
        }
        return new GeneratedMicrogrid(seed).generate(seed, homes, limit);
    }

    private Microgrid generate(long seed, int homes, NetLimit limit) {
        int feeders = Math.max(1, homes / HOMES_PER_FEEDER);
        List<Feeder> lines = new ArrayList<>();
        for (int f = 1; f <= feeders; f++) {
            lines.add(new Feeder(new FeederId(Integer.toString(f)), limit));
        }
        List<Household> households = new ArrayList<>();
        for (int i = 0; i < homes; i++) {
            int feeder = i % feeders;
            int place = i / feeders + 1;
            String name = String.format(Locale.ROOT, "%d%02d", feeder + 1, place);
            households.add(home(new MeterId(name), lines.get(feeder).id(), i));
        }
        return new Microgrid(
                homes + " generated homes, seed " + seed,
                GridPlan.oneGroupPerFeeder(lines),
                households,
                Interval.of(0),
                Interval.of(DAY - 1));
    }

    private Household home(MeterId meter, FeederId feeder, int number) {
        boolean hasPanels = number % 2 == 0;
        boolean hasBattery = number % 4 == 0;
        int sizePercent = random.nextInt(60, 161);
        int peakWh = hasPanels ? random.nextInt(700, 1_900) : 0;
        SortedMap<Interval, Energy> load = new TreeMap<>();
        SortedMap<Interval, Energy> production = new TreeMap<>();
        for (int t = 0; t < DAY; t++) {
            load.put(Interval.of(t), Energy.ofWh(loadAt(t, sizePercent)));
            production.put(Interval.of(t), Energy.ofWh(sunAt(t, peakWh)));
        }
        Forecast forecast = new Forecast(load, production);
        OfferPlan plan = hasBattery ? OfferPlan.ofHome(forecast, Battery.USUAL) : OfferPlan.ofHome(forecast);
        return new Household(meter, feeder, plan.limits(), plan);
    }

    private long loadAt(int t, int sizePercent) {
        int mood = random.nextInt(75, 126);
        return (long) LOAD_WH[t / 4] * sizePercent * mood / (PERCENT * PERCENT);
    }

    /** A parabola from sunrise to sunset, under the sky of the day. */
    private long sunAt(int t, int peakWh) {
        if (t <= SUNRISE || t >= SUNSET) {
            return 0;
        }
        long half = (SUNSET - SUNRISE) / 2;
        long height = (long) (t - SUNRISE) * (SUNSET - t);
        return peakWh * height * skyPercent[t] / (half * half * PERCENT);
    }
}
