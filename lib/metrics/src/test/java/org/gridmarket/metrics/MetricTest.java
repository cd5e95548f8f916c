package org.gridmarket.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    private final MetricFamily family = new MetricFamily("Tried", "nobody");

    @Test
    void a_counter_ends_in_total_and_a_gauge_does_not() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.counter("gridmarket_apples", "Apples."))
                .withMessageContaining("_total");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family.gauge("gridmarket_apples_total", "Apples."))
                .withMessageContaining("_total");
    }

    @Test
    void a_metric_has_help_of_one_line_and_labels_of_their_own() {
        assertThatIllegalArgumentException().isThrownBy(() -> family.gauge("gridmarket_apples", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> family.gauge("gridmarket_apples", "One\ntwo"));
        assertThatIllegalArgumentException().isThrownBy(() -> family.gauge("gridmarket_apples", "Apples.", "of", "of"));
        assertThatIllegalArgumentException().isThrownBy(() -> family.gauge("apples", "Apples."));
    }

    @Test
    void what_is_declared_is_listed() {
        Metric apples = family.gauge("gridmarket_apples", "Apples.");
        Metric pears = family.counter("gridmarket_pears_total", "Pears.", "of");

        assertThat(family.metrics()).containsExactly(apples, pears);
    }

    @Test
    void micrometer_gets_the_name_without_what_it_adds_itself() {
        assertThat(family.gauge("gridmarket_age_seconds", "Age.").meterName()).isEqualTo("gridmarket.age.seconds");
        assertThat(family.counter("gridmarket_pears_total", "Pears.").meterName())
                .isEqualTo("gridmarket.pears");
        assertThat(family.histogram("gridmarket_time_seconds", "Time.", List.of(Duration.ofSeconds(1)))
                        .meterName())
                .isEqualTo("gridmarket.time");
    }

    @Test
    void a_text_has_help_and_type_once_before_all_values_of_a_metric() {
        Metric apples = family.gauge("gridmarket_apples", "Apples \\ in baskets.", "of");
        Metric pears = family.counter("gridmarket_pears_total", "Pears.");

        String text = new Exposition()
                .add(apples, 1, "a \"big\" one")
                .add(pears, 2)
                .add(apples, 0.5, "a small one")
                .add(apples, Double.NaN, "unknown")
                .text();

        assertThat(text).isEqualTo("""
                # HELP gridmarket_apples Apples \\\\ in baskets.
                # TYPE gridmarket_apples gauge
                gridmarket_apples{of="a \\"big\\" one"} 1
                gridmarket_apples{of="a small one"} 0.5
                gridmarket_apples{of="unknown"} NaN
                # HELP gridmarket_pears_total Pears.
                # TYPE gridmarket_pears_total counter
                gridmarket_pears_total 2
                """);
    }

    @Test
    void another_number_of_label_values_than_labels_is_refused() {
        Metric apples = family.gauge("gridmarket_apples", "Apples.", "of");

        assertThatIllegalArgumentException().isThrownBy(() -> new Exposition().add(apples, 1));
    }

    @Test
    void this_build_knows_its_version() {
        assertThat(ThisBuild.read().version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(ThisBuild.read().commit()).matches("[0-9a-f]{7,}|unknown");
    }
}
