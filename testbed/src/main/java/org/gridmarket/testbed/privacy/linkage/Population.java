package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * Homes made up from a seed. Each has a habit of its own (size, panels, price) that shows in its past days, and a mood of today.
 *
 * @param sizePercentLeast smallest home, per cent of the usual one
 * @param sizePercentMost largest home
 * @param panelsPercent how many of a hundred homes have panels, so that they sell at noon
 */
public record Population(int sizePercentLeast, int sizePercentMost, int panelsPercent) {
    /** One street of similar homes without panels, whose smallest need exceeds a bundle. */
    public static final Population ALIKE = new Population(80, 120, 0);

    /** Small homes and large ones, half of them with panels: what rounding cannot hide. */
    public static final Population UNLIKE = new Population(40, 250, 50);

    private static final int PERCENT = 100;
    private static final int USUAL_LOAD_WH = 300;
    private static final int PANEL_PEAK_WH = 900;
    private static final long USUAL_PRICE = 200; // µ per Wh
    private static final int PAST_DAYS = 7;
    private static final int MOOD_LEAST = 75;
    private static final int MOOD_MOST = 125;

    List<HomeProfile> homes(int count, int intervals, SplittableRandom random) {
        return IntStream.range(0, count).mapToObj(i -> home(intervals, random)).toList();
    }

    private HomeProfile home(int intervals, SplittableRandom random) {
        int size = random.nextInt(sizePercentLeast, sizePercentMost + 1);
        int panels = random.nextInt(PERCENT) < panelsPercent ? PANEL_PEAK_WH * size / PERCENT : 0;
        long[] habits = new long[intervals];
        for (int t = 0; t < intervals; t++) {
            long load = (long) USUAL_LOAD_WH * random.nextInt(90, 111) * size / (PERCENT * PERCENT);
            habits[t] = panels * noon(t, intervals) / PERCENT - load;
        }
        List<NetEnergy> past = new ArrayList<>();
        List<NetEnergy> today = new ArrayList<>();
        for (long habit : habits) {
            long sum = 0;
            for (int day = 0; day < PAST_DAYS; day++) {
                sum += moody(habit, random);
            }
            past.add(new NetEnergy(sum / PAST_DAYS));
            today.add(new NetEnergy(moody(habit, random)));
        }
        long price = USUAL_PRICE + random.nextInt(-60, 61);
        return new HomeProfile(past, today, new UnitPrice(price), new UnitPrice(price + random.nextInt(-3, 4)));
    }

    /** A tent over the window, 0..100. */
    private static long noon(int t, int intervals) {
        return PERCENT - (long) PERCENT * Math.abs(2 * t + 1 - intervals) / intervals;
    }

    private static long moody(long habit, SplittableRandom random) {
        return habit * random.nextInt(MOOD_LEAST, MOOD_MOST + 1) / PERCENT;
    }
}
