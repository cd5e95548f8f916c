package org.gridmarket.testbed.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.testbed.traffic.Junction.Side;

/**
 * What was seen in one run.
 *
 * @param delay of its vehicles
 * @param densities mean number of vehicles of each segment while vehicles came, in thousandths, by {@link Side}
 * @param minutes mean number of vehicles of a segment in each minute, in thousandths
 */
public record TrafficRun(Delay delay, Map<Junction, List<Integer>> densities, List<Integer> minutes) {
    private static final int THOUSANDTHS = 1_000;
    private static final int SEGMENTS = Junction.values().length * Side.values().length;

    public TrafficRun {
        densities = Map.copyOf(densities);
        minutes = List.copyOf(minutes);
    }

    /** Of one segment. */
    int densityOf(Junction at, Side side) {
        return densities.getOrDefault(at, List.of()).get(side.place());
    }

    /** Mean of all segments. */
    public int density() {
        return (int) densities.values().stream()
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .average()
                .orElse(0);
    }

    /** Counts vehicles, second by second. */
    static final class Tally {
        private static final int MINUTE_SECONDS = 60;

        private final int seconds;
        private final long[] sums = new long[SEGMENTS];
        private final List<Integer> minutes = new ArrayList<>();
        private long minute;
        private int counted;

        /** @param seconds for which vehicles come: only these count */
        Tally(int seconds) {
            this.seconds = seconds;
        }

        private static int place(Junction at, Side side) {
            return at.place() * Side.values().length + side.place();
        }

        void count(Map<Junction, Density> densities) {
            if (counted >= seconds) {
                return;
            }
            counted++;
            densities.forEach((at, density) -> {
                minute += density.all();
                for (Side side : Side.values()) {
                    sums[place(at, side)] += density.of(side);
                }
            });
            if (counted % MINUTE_SECONDS == 0) {
                minutes.add((int) (minute * THOUSANDTHS / SEGMENTS / MINUTE_SECONDS));
                minute = 0;
            }
        }

        TrafficRun of(Delay delay) {
            Map<Junction, List<Integer>> means = new EnumMap<>(Junction.class);
            for (Junction at : Junction.values()) {
                List<Integer> each = new ArrayList<>();
                for (Side side : Side.values()) {
                    each.add((int) (sums[place(at, side)] * THOUSANDTHS / Math.max(1, counted)));
                }
                means.put(at, each);
            }
            return new TrafficRun(delay, means, minutes);
        }
    }
}
