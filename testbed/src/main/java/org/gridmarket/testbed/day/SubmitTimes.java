package org.gridmarket.testbed.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.gridmarket.cli.report.Plot;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;

/**
 * Fig 2.9 of the text again: how long the solvers of a {@code run} took to find their solutions, and to have them committed.
 *
 * @param attempts those that were submitted, of all solvers, ascending by round
 */
public record SubmitTimes(List<SolveTime> attempts) {
    private static final String RECORDS = "solver-*-rounds.jsonl";
    private static final Round EARLIEST = Round.of(-Round.MAX_INDEX);
    private static final Round LATEST = Round.of(Round.MAX_INDEX);
    private static final int MEDIAN = 50;
    private static final int MOST = 95;

    public SubmitTimes {
        attempts = List.copyOf(attempts);
    }

    /** Reads the records in the folder of a run; a folder without any is refused. */
    public static SubmitTimes read(Path folder) {
        List<Path> files = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, RECORDS)) {
            found.forEach(files::add);
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read folder " + folder + ": " + unreadable, unreadable);
        }
        if (files.isEmpty()) {
            throw new PartFailedException("folder " + folder.toAbsolutePath() + " has no " + RECORDS
                    + "; name the folder that 'run --dir' made");
        }
        return new SubmitTimes(SolverRecords.read(files.stream().sorted().toList()).times(EARLIEST, LATEST).stream()
                .filter(time -> time.submitMillis() > 0)
                .sorted((a, b) -> a.round().compareTo(b.round()))
                .toList());
    }

    /** For the report: 50th and 95th percentile, ms. */
    public Map<String, Object> keys() {
        Percentiles solve = percentiles(SolveTime::solveMillis);
        Percentiles both = percentiles(SubmitTimes::both);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rounds", rounds().count());
        keys.put("solutions_submitted", attempts.size());
        keys.put("solve_ms_p50", solve.at(MEDIAN));
        keys.put("solve_ms_p95", solve.at(MOST));
        keys.put("solve_and_submit_ms_p50", both.at(MEDIAN));
        keys.put("solve_and_submit_ms_p95", both.at(MOST));
        return keys;
    }

    private Stream<Round> rounds() {
        return attempts.stream().map(SolveTime::round).distinct();
    }

    private Percentiles percentiles(ToLongFunction<SolveTime> time) {
        return Percentiles.of(attempts.stream().map(time::applyAsLong).toList());
    }

    private static long both(SolveTime time) {
        return time.solveMillis() + time.submitMillis();
    }

    /** Both times of every solution against its round. */
    public Plot plot() {
        return new Plot(
                "Time of a solution",
                "round",
                "ms",
                List.of(
                        dots("solve", "#3d9970", SolveTime::solveMillis),
                        dots("solve and submit", "#2a78d6", SubmitTimes::both)));
    }

    private Plot.Series dots(String name, String colour, ToLongFunction<SolveTime> time) {
        return new Plot.Series(
                name,
                colour,
                Plot.Style.DOTS,
                attempts.stream()
                        .map(one -> new Plot.Point(one.round().index(), time.applyAsLong(one)))
                        .toList());
    }
}
