package org.gridmarket.testbed.microgrid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small data folders from a seed: batteries, overlapping and equal rows, prices in and outside the band, L, groups, limits. */
public final class RandomFolder {
    private static final int LAST_INTERVAL = 7;

    private final SplittableRandom random;
    private final List<String> homes = new ArrayList<>();
    private int feeders;

    private RandomFolder(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * Writes a folder into an empty one.
     *
     * @param withLimits whether L may be stated below what the rows need
     */
    public static void write(Path folder, long seed, boolean withLimits) {
        RandomFolder made = new RandomFolder(seed);
        try {
            made.profiles(folder);
            if (made.random.nextBoolean()) {
                made.groups(folder);
            }
            if (withLimits && made.random.nextInt(4) > 0) {
                made.limits(folder);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void profiles(Path folder) throws IOException {
        feeders = 1 + random.nextInt(3);
        for (int feeder = 1; feeder <= feeders; feeder++) {
            int count = 1 + random.nextInt(3);
            for (int place = 1; place <= count; place++) {
                String home = feeder + "0" + place;
                homes.add(home);
                Files.writeString(folder.resolve("prosumer_" + home + ".csv"), profile());
            }
        }
    }

    private String profile() {
        StringBuilder rows = new StringBuilder("startTime,endTime,energy,price\n");
        boolean mostlySells = random.nextBoolean();
        String before = "";
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String row = before.isEmpty() || random.nextInt(8) > 0 ? row(mostlySells) : before;
            rows.append(row);
            before = row;
        }
        return rows.toString();
    }

    private String row(boolean mostlySells) {
        int first = random.nextInt(LAST_INTERVAL + 1);
        int last = random.nextInt(3) > 0 ? first : first + random.nextInt(LAST_INTERVAL - first + 1);
        boolean sells = random.nextInt(5) == 0 ? !mostlySells : mostlySells;
        int watts = 4 * random.nextInt(1_000);
        int price = sells ? random.nextInt(320) : 60 + random.nextInt(320);
        return first + "," + last + "," + (sells ? "" : "-") + watts / 1_000 + "."
                + String.valueOf(1_000 + watts % 1_000).substring(1) + "," + price + "\n";
    }

    private void groups(Path folder) throws IOException {
        StringBuilder groups = new StringBuilder("group,feeder\n");
        StringBuilder limits = new StringBuilder("group,ci_kw,ce_kw\n");
        for (int feeder = 1; feeder <= feeders; feeder++) {
            groups.append("all,").append(feeder).append('\n');
            if (random.nextBoolean()) {
                groups.append("own").append(feeder).append(',').append(feeder).append('\n');
                limits.append("own").append(feeder).append(limit());
            }
        }
        limits.append("all").append(random.nextInt(3) == 0 ? ",,\n" : limit());
        Files.writeString(folder.resolve("groups.csv"), groups.toString());
        Files.writeString(folder.resolve("limits.csv"), limits.toString());
    }

    private String limit() {
        int internal = 1 + random.nextInt(8);
        return "," + internal + "," + random.nextInt(internal + 1) + "\n";
    }

    private void limits(Path folder) throws IOException {
        StringBuilder stated = new StringBuilder("prosumer,l_plus_wh,l_minus_wh\n");
        for (String home : homes) {
            if (random.nextBoolean()) {
                stated.append(home)
                        .append(',')
                        .append(random.nextInt(1_200))
                        .append(',')
                        .append(random.nextInt(1_200))
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("prosumers.csv"), stated.toString());
    }
}
