package org.gridmarket.testbed.microgrid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.agent.csv.CsvRow;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.Noted;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;

/**
 * What the rows of an input look like, before any rule of the market is asked: well-formed is not yet meant.
 *
 * @param homes how many prosumers
 * @param rows of energy, those that came to nothing left out
 * @param skipped rows that came to 0 Wh
 * @param repeated rows that say the same as an earlier one of their file
 * @param overlapping rows that share an interval with an earlier one of the same side, and do not repeat it
 * @param beyondFeeder rows of more energy than C^i of their feeder lets through in an interval
 * @param largestBeyond the largest of them, for people; empty without one
 */
public record RowFacts(
        int homes,
        int rows,
        Noted skipped,
        Noted repeated,
        Noted overlapping,
        Noted beyondFeeder,
        String largestBeyond) {
    /** Without the place, which no two rows share. */
    private record Said(ProfileRow row) {
        static Said by(ProfileRow row) {
            return new Said(new ProfileRow(row.first(), row.last(), row.energy(), row.reservation()));
        }
    }

    private record Taken(Side side, Interval t) {}

    /** Of homes that were made up, or were read from files whose rows of 0 Wh are known. */
    static RowFacts of(List<Household> homes, Map<FeederId, Energy> internal, Noted skipped) {
        List<String> repeated = new ArrayList<>();
        List<String> overlapping = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        int rows = 0;
        long most = 0;
        String largest = "";
        for (Household home : homes) {
            Set<Said> said = new HashSet<>();
            Set<Taken> taken = new HashSet<>();
            Energy carries = internal.getOrDefault(home.feeder(), Energy.UNLIMITED);
            for (ProfileRow row : home.plan().rows()) {
                rows++;
                String place = place(home, row);
                boolean again = !said.add(Said.by(row));
                boolean shared = !takes(row, taken);
                if (again) {
                    repeated.add(place);
                } else if (shared) {
                    overlapping.add(place);
                }
                if (row.amount().exceeds(carries)) {
                    beyond.add(place + " " + kilowatts(row.amount()) + " kW (feeder "
                            + home.feeder().name() + ": " + kilowatts(carries) + " kW)");
                    if (row.amount().wh() > most) {
                        most = row.amount().wh();
                        largest = beyond.getLast();
                    }
                }
            }
        }
        return new RowFacts(
                homes.size(), rows, skipped, Noted.of(repeated), Noted.of(overlapping), Noted.of(beyond), largest);
    }

    /** Whether none of its intervals was taken on its side before. */
    private static boolean takes(ProfileRow row, Set<Taken> taken) {
        boolean alone = true;
        for (Interval t : IntervalSet.range(row.first(), row.last())) {
            alone &= taken.add(new Taken(row.side(), t));
        }
        return alone;
    }

    /** File and line of a row that was read; otherwise the home and the intervals. */
    static String place(Household home, ProfileRow row) {
        String read = row.place();
        return read == null ? "prosumer " + home.meter().name() + " " + row.first() + ".." + row.last() : read;
    }

    /** Wh of one interval as a mean power. */
    static String kilowatts(Energy energy) {
        return BigDecimal.valueOf(energy.wh())
                .divide(CsvRow.WH_PER_KW)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A line for each thing that is worth a look. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("read: " + Noted.many(homes, "home", "homes") + ", " + Noted.many(rows, "row", "rows"));
        add(lines, skipped, "row comes to 0 Wh and is skipped", "rows come to 0 Wh and are skipped");
        add(
                lines,
                repeated,
                "row repeats another and counts as one more offer",
                "rows repeat others and count as offers of their own");
        add(
                lines,
                overlapping,
                "row shares an interval with another of its side",
                "rows share an interval with another of their side");
        add(lines, beyondFeeder, "row exceeds what its feeder carries", "rows exceed what their feeder carries");
        if (beyondFeeder.count() > 0) {
            lines.add("  the largest: " + largestBeyond + "; energy is in kW: are these W?");
        }
        return lines;
    }

    private static void add(List<String> lines, Noted noted, String one, String several) {
        if (!noted.isEmpty()) {
            lines.add("  " + Noted.many(noted.count(), one, several) + ": " + noted.places());
        }
    }

    /** Stable keys for reports. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("homes_read", homes);
        keys.put("rows", rows);
        skipped.putInto(keys, "skipped_rows");
        repeated.putInto(keys, "repeated_rows");
        overlapping.putInto(keys, "overlapping_rows");
        beyondFeeder.putInto(keys, "rows_beyond_feeder");
        return keys;
    }
}
