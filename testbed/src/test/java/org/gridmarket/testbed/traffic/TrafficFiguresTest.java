package org.gridmarket.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrafficFiguresTest {
    private final TrafficFigures figures = new TrafficFigures();

    private static TrafficRun run(long waitingMillis) {
        Map<Junction, List<Integer>> all = Map.of(Junction.A0, List.of(1_000, 2_000, 3_000, 6_000));
        return new TrafficRun(new Delay(10, waitingMillis, waitingMillis), all, List.of(3_000));
    }

    /** Changes of -10 % and -30 %: mean -20 %, standard error 10 %, and 12.706 of them. */
    @Test
    void a_rule_is_held_against_the_timer_seed_by_seed() {
        figures.add(LightRule.TIMER, run(100));
        figures.add(LightRule.TIMER, run(1_000));
        figures.add(LightRule.OWN, run(90));
        figures.add(LightRule.OWN, run(700));

        assertThat(figures.change(LightRule.OWN, one -> one.delay().waitingMillis()))
                .hasToString("-20.0 +- 127.1 %");
    }

    @Test
    void the_density_is_the_mean_of_all_segments() {
        assertThat(run(0).density()).isEqualTo(3_000);
    }
}
