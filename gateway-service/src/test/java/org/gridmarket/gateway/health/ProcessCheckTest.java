package org.gridmarket.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.process.FatalErrors;
import org.junit.jupiter.api.Test;

final class ProcessCheckTest {
    @Test
    void an_error_in_a_thread_that_the_gateway_needs_takes_its_health_down() throws InterruptedException {
        FatalErrors errors = new FatalErrors();
        ProcessCheck check = new ProcessCheck(errors);
        assertThat(check.call().getStatus().name()).isEqualTo("UP");

        Thread closer = errors.vital("round-closer", () -> {
            throw new OutOfMemoryError("Java heap space");
        });
        closer.start();
        closer.join();

        assertThat(check.call().getStatus().name()).isEqualTo("DOWN");
        assertThat(check.call().getData().orElseThrow())
                .containsEntry("failure", "java.lang.OutOfMemoryError: Java heap space in thread round-closer");
    }

    @Test
    void what_others_choose_does_not_make_time_series_without_end() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        MeteredWatch watch = new MeteredWatch(new Meters(registry), new OrderingWatch(Clock.systemUTC()));

        for (int call = 0; call < 10_000; call++) {
            watch.retried("look-up of transaction " + call, "indeterminate");
        }

        assertThat(registry.getMeters()).hasSizeLessThanOrEqualTo(MeteredWatch.LABELS + 1);
        assertThat(registry.get("gridmarket.chain.retries")
                        .tag("function", "other")
                        .counter()
                        .count())
                .isEqualTo(10_000 - MeteredWatch.LABELS);
    }
}
