package org.gridmarket.cli.allocation;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.CsvFile;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.allocation.cases.EnergyFutures;
import org.jspecify.annotations.Nullable;

/** A folder of profiles, {@code prosumer_FNN.csv}: what homes can do with energy in a day. F is the feeder. */
final class FlowFolder {
    private static final Pattern PROFILE = Pattern.compile("prosumer_(([1-9]\\d{0,2})\\d{2})\\.csv");
    private static final Pattern LIMITS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)/(\\d{1,6}(?:\\.\\d{1,3})?)");
    private static final String START = "startTime";
    private static final String END = "endTime";
    private static final String ENERGY = "energy";
    private static final String PRICE = "price";

    private FlowFolder() {}

    /**
     * What a folder has.
     *
     * @param flows of the day
     * @param beyond places of rows that reach beyond the day, which are left out
     */
    record Flows(List<EnergyFutures.Flow> flows, List<String> beyond) {}

    static Flows read(Path folder) {
        List<EnergyFutures.Flow> flows = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> {
                Matcher name = PROFILE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    read(file, name.group(1), name.group(2), flows, beyond);
                }
            });
        } catch (IOException unreadable) {
            throw new DataException(folder + ": cannot be read (" + unreadable + ")", unreadable);
        }
        if (flows.isEmpty()) {
            throw new DataException(folder + ": has no profile such as prosumer_101.csv with energy in it");
        }
        return new Flows(flows, beyond);
    }

    private static void read(
            Path file, String home, String feeder, List<EnergyFutures.Flow> flows, List<String> beyond) {
        for (CsvRow row :
                CsvFile.read(file, List.of(START, END, ENERGY), List.of(PRICE)).rows()) {
            int first = (int) row.whole(START, 0, Interval.MAX_INDEX);
            int last = (int) row.whole(END, first, Interval.MAX_INDEX);
            if (last >= EnergyFutures.DAY) {
                beyond.add(row.place());
                continue;
            }
            long wh = row.wattHours(ENERGY);
            if (wh != 0) {
                flows.add(new EnergyFutures.Flow("h" + home, feeder, first, last, wh));
            }
        }
    }

    /** C^i/C^e in kW, as Wh of a quarter of an hour, rounded down; null for none. */
    static EnergyFutures.@Nullable Limits limits(@Nullable String typed) {
        if (typed == null) {
            return null;
        }
        Matcher both = LIMITS.matcher(typed);
        if (!both.matches()) {
            throw new UsageException("--limits " + typed + " is not two numbers of kW such as 25/20");
        }
        return new EnergyFutures.Limits(wattHours(both.group(1)), wattHours(both.group(2)));
    }

    private static long wattHours(String kilowatts) {
        return new BigDecimal(kilowatts).multiply(CsvRow.WH_PER_KW).longValue();
    }
}
