package org.gridmarket.solver.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.gridmarket.solver.cycle.SolveRecord;
import org.gridmarket.solver.cycle.SolveWatch;
import org.jboss.logging.Logger;

/** One line of JSON per attempt, with units in the keys: what Fig 2.9 is drawn from. */
final class RecordFile implements SolveWatch {
    private static final Logger LOG = Logger.getLogger(RecordFile.class);
    private static final long NANOS_PER_MICRO = 1_000;

    private final Path file;
    private final String solver;

    RecordFile(Path file, String solver) {
        this.file = file;
        this.solver = solver;
    }

    @Override
    public void tell(SolveRecord done) {
        try {
            Files.writeString(
                    file, line(done), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            LOG.errorf("gridmarket.solver.record-file %s cannot be written: %s", file, unwritable);
        }
    }

    /** All values are numbers, booleans, or names without characters that JSON would quote. */
    private String line(SolveRecord done) {
        String bound = done.bound()
                .filter(proved -> proved.energyWh() < Long.MAX_VALUE)
                .map(proved -> Long.toString(proved.energyWh()))
                .orElse("null");
        return String.format(
                Locale.ROOT,
                "{\"round\":%d,\"solver\":\"%s\",\"matcher\":\"%s\",\"offers\":%d,\"variables\":%d,\"constraints\":%d,"
                        + "\"build_us\":%d,\"solve_us\":%d,\"verify_us\":%d,\"submit_us\":%d,\"objective_wh\":%d,"
                        + "\"welfare_micro\":%d,\"upper_bound_wh\":%s,\"certified\":%b,\"trades\":%d,\"outcome\":\"%s\"}%n",
                done.round().index(),
                solver,
                done.matcher(),
                done.offers(),
                done.statistics().variables(),
                done.statistics().constraints(),
                done.statistics().buildNanos() / NANOS_PER_MICRO,
                done.statistics().solveNanos() / NANOS_PER_MICRO,
                done.statistics().verifyNanos() / NANOS_PER_MICRO,
                done.submitNanos() / NANOS_PER_MICRO,
                done.value().energyWh(),
                done.value().welfareMicro(),
                bound,
                done.certified(),
                done.trades(),
                done.outcome());
    }
}
