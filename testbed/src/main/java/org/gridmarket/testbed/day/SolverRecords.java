package org.gridmarket.testbed.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;

/** What the solver workers wrote down of each attempt, one line of JSON each. */
public final class SolverRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCEPTED = "ACCEPTED";
    private static final String SKIPPED = "SKIPPED";
    private static final long MICROS_PER_MILLI = 1_000;

    private final List<JsonNode> records = new ArrayList<>();

    /** Reads the files that are there; a solver that never solved anything has none. */
    static SolverRecords read(List<Path> files) {
        SolverRecords all = new SolverRecords();
        for (Path file : files) {
            if (Files.exists(file)) {
                all.add(file);
            }
        }
        return all;
    }

    private void add(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.endsWith("}")) { // the last line may still be written
                    records.add(JSON.readTree(line));
                }
            }
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + file + ": " + unreadable, unreadable);
        }
    }

    /** What the ledger answered to solutions that it did not take. */
    public Map<String, Integer> refusedByCode() {
        Map<String, Integer> refused = new TreeMap<>();
        for (JsonNode one : records) {
            String outcome = one.path("outcome").asText();
            if (!outcome.equals(ACCEPTED) && !outcome.equals(SKIPPED)) {
                refused.merge(outcome, 1, Integer::sum);
            }
        }
        return refused;
    }

    /** Times of the attempts within a range of rounds. */
    List<SolveTime> times(Round first, Round last) {
        List<SolveTime> times = new ArrayList<>();
        for (JsonNode one : records) {
            Round round = Round.of(one.path("round").asInt());
            long solve = one.path("build_us").asLong()
                    + one.path("solve_us").asLong()
                    + one.path("verify_us").asLong();
            boolean submitted = !one.path("outcome").asText().equals(SKIPPED);
            if (round.isWithin(first, last)) {
                times.add(new SolveTime(
                        round,
                        solve / MICROS_PER_MILLI,
                        submitted ? one.path("submit_us").asLong() / MICROS_PER_MILLI : 0));
            }
        }
        return times;
    }
}
