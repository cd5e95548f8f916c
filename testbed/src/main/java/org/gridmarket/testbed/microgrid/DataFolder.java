package org.gridmarket.testbed.microgrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.Noted;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileFile;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * A folder of profiles (spec cli, "Data folder"): {@code prosumer_FNN.csv} for each prosumer, and, if wanted,
 * {@code groups.csv}, {@code limits.csv}, {@code prosumers.csv}. Read strictly: whatever is not understood is refused with
 * file and line.
 *
 * @param microgrid what it describes
 * @param facts what its rows look like
 */
public record DataFolder(Microgrid microgrid, RowFacts facts) {
    private static final Pattern PROFILE = Pattern.compile("prosumer_(([1-9]\\d{0,2})\\d{2})\\.csv");
    private static final List<String> OTHERS = List.of(GridFiles.GROUPS, GridFiles.LIMITS, ProsumerFile.NAME);

    /**
     * Reads a folder.
     *
     * @param folder where the files are
     * @param limit C^i and C^e of every feeder's line, and of its group unless the folder has groups of its own
     */
    public static DataFolder read(Path folder, NetLimit limit) {
        Map<Integer, Path> files = profiles(folder);
        Map<MeterId, TradingLimits> stated = ProsumerFile.read(folder);
        List<Household> homes = new ArrayList<>();
        List<FeederId> feeders = new ArrayList<>();
        Noted skipped = Noted.NOTHING;
        for (Map.Entry<Integer, Path> file : files.entrySet()) {
            ProfileFile profile = ProfileFile.read(file.getValue());
            MeterId meter = new MeterId(Integer.toString(file.getKey()));
            FeederId feeder = new FeederId(Integer.toString(file.getKey() / 100));
            OfferPlan plan = OfferPlan.ofRows(profile.rows());
            TradingLimits limits = stated.getOrDefault(meter, plan.limits());
            homes.add(new Household(meter, feeder, limits, plan));
            skipped = skipped.plus(profile.skipped());
            if (!feeders.contains(feeder)) {
                feeders.add(feeder);
            }
        }
        for (MeterId meter : stated.keySet()) {
            if (homes.stream().noneMatch(home -> home.meter().equals(meter))) {
                throw new DataException(folder.resolve(ProsumerFile.NAME) + ": prosumer " + meter.name()
                        + " has no profile prosumer_" + meter.name() + ".csv");
            }
        }
        GridPlan grid = GridFiles.read(folder, feeders, limit);
        Microgrid microgrid = new Microgrid(folder.toString(), grid, homes, first(folder, homes), last(homes));
        return new DataFolder(microgrid, RowFacts.of(homes, internal(grid), skipped));
    }

    private static Map<FeederId, Energy> internal(GridPlan grid) {
        Map<FeederId, Energy> internal = new HashMap<>();
        grid.feeders()
                .forEach(feeder -> internal.put(feeder.id(), feeder.limit().internal()));
        return internal;
    }

    /** Homes that were not read from files, as if they had been. */
    public static DataFolder of(Microgrid microgrid) {
        return new DataFolder(microgrid, RowFacts.of(microgrid.homes(), internal(microgrid.grid()), Noted.NOTHING));
    }

    private static Map<Integer, Path> profiles(Path folder) {
        Map<Integer, Path> profiles = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                Matcher profile = PROFILE.matcher(name);
                if (profile.matches()) {
                    profiles.put(Integer.parseInt(profile.group(1)), file);
                } else if (!OTHERS.contains(name)) {
                    throw new DataException(
                            file + ": unknown file; a data folder has prosumer_FNN.csv (FNN: feeder number"
                                    + " from 1, then two digits), and may have " + String.join(", ", OTHERS));
                }
            }
        } catch (IOException unreadable) {
            throw new DataException("data folder " + folder + " cannot be read (" + unreadable + ")", unreadable);
        }
        if (profiles.isEmpty()) {
            throw new DataException("data folder " + folder + " has no prosumer_FNN.csv");
        }
        if (profiles.size() > EnergyLimit.METERS_PER_FEEDER.ceiling()) {
            throw new DataException("data folder " + folder + " has " + profiles.size() + " prosumers; at most "
                    + EnergyLimit.METERS_PER_FEEDER.ceiling() + " are read");
        }
        return profiles;
    }

    private static Interval first(Path folder, List<Household> homes) {
        return homes.stream()
                .flatMap(home -> home.plan().rows().stream())
                .map(row -> row.first())
                .min(Interval::compareTo)
                .orElseThrow(() -> new DataException("data folder " + folder + " has no row with energy"));
    }

    private static Interval last(List<Household> homes) {
        return homes.stream()
                .flatMap(home -> home.plan().rows().stream())
                .map(row -> row.last())
                .max(Interval::compareTo)
                .orElseThrow();
    }
}
