package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

class SolverBenchTest {
    private static final Microgrid TWENTY =
            GeneratedMicrogrid.of(3, 20, new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000)));

    private final List<String> told = new ArrayList<>();

    private List<SolverRow> run(String name, Duration limit) {
        SolverCase problem = SolverCase.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new SolverBench(TWENTY, 1, limit, told::add).run(problem);
    }

    @Test
    void exact_matchers_and_the_baseline_reach_the_same_energy() {
        List<SolverRow> rows = run("ten-intervals", Duration.ofMinutes(1));

        assertThat(rows)
                .extracting(SolverRow::matcher)
                .containsExactly("max-flow", "price-ladder", "greedy", "pairwise");
        assertThat(rows.get(1).value()).isEqualTo(rows.get(0).value());
        assertThat(rows.get(3).value().energyWh())
                .isPositive()
                .isEqualTo(rows.get(0).value().energyWh());
    }

    @Test
    void a_matcher_without_a_proof_is_measured_against_the_bound_of_the_exact_one() {
        SolverRow greedy = run("ten-intervals", Duration.ofMinutes(1)).get(2);

        assertThat(greedy.certified()).isFalse();
        assertThat(greedy.upperBoundWh().orElseThrow())
                .isGreaterThanOrEqualTo(greedy.value().energyWh());
    }

    @Test
    void the_report_has_the_keys_of_the_page_on_commands() {
        assertThat(run("interval", Duration.ofMinutes(1)).getFirst().keys().keySet())
                .startsWith("case", "homes", "offers", "prices", "matcher", "mode", "variables", "build_ms", "solve_ms")
                .contains(
                        "verify_ms", "peak_heap_bytes", "objective_wh", "welfare_micro", "upper_bound_wh", "certified");
    }

    @Test
    void a_matcher_that_does_not_end_in_time_is_left_out_and_told() {
        List<SolverRow> rows = run("day-levels", Duration.ofNanos(1));

        assertThat(rows).extracting(SolverRow::matcher).doesNotContain("pairwise");
        assertThat(told).anyMatch(line -> line.startsWith("pairwise did not end within"));
    }
}
