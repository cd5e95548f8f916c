package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
    private static final MetricsPage PAGE = new MetricsPage("""
            # TYPE attempts_total counter
            attempts_total{market="seats",outcome="ACCEPTED"} 3.0
            attempts_total{outcome="OFFER_EXCEEDED"} 2.0
            attempts_total{outcome="ACCEPTED",solver="2"} 1.0
            attempts_totally{outcome="OTHER"} 9.0
            """);

    @Test
    void a_counter_is_summed_up_by_one_of_its_labels() {
        assertThat(PAGE.by("outcome", "attempts_total")).isEqualTo(Map.of("ACCEPTED", 4L, "OFFER_EXCEEDED", 2L));
    }

    @Test
    void a_counter_that_is_not_there_has_no_values() {
        assertThat(PAGE.by("outcome", "attempts")).isEmpty();
    }
}
