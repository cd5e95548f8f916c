package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.process.PartFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitTimesTest {
    private static String line(int round, int solveMicros, int submitMicros, String outcome) {
        return "{\"round\":" + round + ",\"build_us\":1000,\"solve_us\":" + solveMicros
                + ",\"verify_us\":1000,\"submit_us\":" + submitMicros + ",\"outcome\":\"" + outcome + "\"}\n";
    }

    @Test
    void solutions_of_all_solvers_count_but_those_kept_back(@TempDir Path run) throws IOException {
        Files.writeString(
                run.resolve("solver-1-rounds.jsonl"),
                line(4, 8_000, 200_000, "ACCEPTED") + line(5, 8_000, 10, "SKIPPED"));
        Files.writeString(run.resolve("solver-2-rounds.jsonl"), line(-1, 18_000, 400_000, "NOT_BETTER"));

        assertThat(SubmitTimes.read(run).keys())
                .containsEntry("rounds", 2L)
                .containsEntry("solutions_submitted", 2)
                .containsEntry("solve_ms_p50", 10L)
                .containsEntry("solve_ms_p95", 20L)
                .containsEntry("solve_and_submit_ms_p50", 210L)
                .containsEntry("solve_and_submit_ms_p95", 420L);
    }

    @Test
    void a_folder_without_records_is_refused_with_its_name(@TempDir Path empty) {
        assertThatThrownBy(() -> SubmitTimes.read(empty))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining(empty.toString());
    }
}
