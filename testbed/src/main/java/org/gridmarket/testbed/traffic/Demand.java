package org.gridmarket.testbed.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Vehicles that drive through the town: each comes in somewhere and leaves elsewhere, at times of a Poisson process.
 *
 * @param vehiclesPerHour in the whole town, 1 to 10,000
 * @param seconds for how long they come
 * @param seed the same gives the same vehicles
 */
public record Demand(int vehiclesPerHour, int seconds, long seed) {
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final int MOST_PER_HOUR = 10_000;

    public Demand {
        if (vehiclesPerHour < 1 || vehiclesPerHour > MOST_PER_HOUR || seconds < 1) {
            throw new IllegalArgumentException(vehiclesPerHour + " vehicles an hour for " + seconds + " s");
        }
    }

    private static List<String> all(Function<Junction, List<String>> of) {
        return Stream.of(Junction.values())
                .flatMap(each -> of.apply(each).stream())
                .toList();
    }

    /** As SUMO reads it. */
    void write(Path file) {
        List<String> entries = all(Junction::entries);
        List<String> exits = all(Junction::exits);
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("<routes>\n");
        double at = 0;
        for (int number = 0; ; number++) {
            at -= Math.log(1 - random.nextDouble()) * SECONDS_PER_HOUR / vehiclesPerHour;
            if (at >= seconds) {
                break;
            }
            int from = random.nextInt(entries.size());
            int to = (from + 1 + random.nextInt(exits.size() - 1)) % exits.size(); // not back where it came from
            text.append(String.format(
                    Locale.ROOT,
                    "<trip id=\"%d\" depart=\"%.1f\" from=\"%s\" to=\"%s\" departSpeed=\"max\"/>%n",
                    number,
                    at,
                    entries.get(from),
                    exits.get(to)));
        }
        try {
            Files.writeString(file, text.append("</routes>\n"));
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + file, full);
        }
    }
}
