package org.gridmarket.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
    private static Plot plot(Plot.Point... points) {
        return new Plot("A < B", "x", "y", List.of(new Plot.Series("one", "#000", Plot.Style.LINE, List.of(points))));
    }

    @Test
    void a_plot_without_points_says_so() {
        assertThat(plot().svg()).contains("Nothing to plot");
    }

    @Test
    void what_people_wrote_is_escaped() {
        assertThat(plot(new Plot.Point(0, 1)).svg()).contains("A &lt; B").doesNotContain("A < B");
    }

    @Test
    void every_number_is_finite_also_when_all_points_are_equal() {
        assertThat(plot(new Plot.Point(3, 0), new Plot.Point(3, 0)).svg()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void steps_hold_their_value_until_the_next_point() {
        Plot steps = new Plot(
                "t",
                "x",
                "y",
                List.of(new Plot.Series(
                        "one", "#000", Plot.Style.STEPS, List.of(new Plot.Point(0, 0), new Plot.Point(1, 1)))));

        assertThat(steps.svg()).contains("d=\"M70.0 258.0L840.0 258.0L840.0 20.0\"");
    }
}
