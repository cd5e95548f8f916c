package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.directory.UptimeLog;
import org.gridmarket.worker.compute.directory.UptimeLog.Stretch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a directory was there, by its own word. */
class UptimeLogTest {
    private static final long MINUTE = 60_000;

    @TempDir
    private Path folder = Path.of(".");

    private static LedgerTime minute(long number) {
        return new LedgerTime(number * MINUTE);
    }

    private UptimeLog upFor(long from, long minutes) {
        UptimeLog log = new UptimeLog(folder.resolve(UptimeLog.NAME));
        for (long minute = from; minute <= from + minutes; minute++) {
            log.isUp(minute(minute));
        }
        return log;
    }

    @Test
    void minutes_that_follow_each_other_are_one_stretch() {
        assertThat(upFor(10, 60).stretches()).containsExactly(new Stretch(minute(10), minute(70)));
    }

    @Test
    void a_restart_within_three_minutes_is_no_outage_and_a_later_one_is() {
        upFor(0, 10);
        upFor(12, 8);
        UptimeLog log = upFor(40, 10);

        assertThat(log.stretches())
                .containsExactly(new Stretch(minute(0), minute(20)), new Stretch(minute(40), minute(50)));
        assertThat(log.share(minute(50))).isEqualTo(6_000);
    }

    @Test
    void a_clock_that_goes_back_begins_a_stretch_and_never_makes_more_than_all() {
        upFor(100, 10);
        UptimeLog log = upFor(50, 10);

        assertThat(log.stretches()).hasSize(2);
        assertThat(log.share(minute(60))).isBetween(0, 10_000);
    }

    @Test
    void the_latest_thousand_stretches_are_kept() {
        UptimeLog log = new UptimeLog(folder.resolve(UptimeLog.NAME));
        for (int number = 0; number < 1_003; number++) {
            log.isUp(minute(number * 10L));
        }

        assertThat(log.stretches()).hasSize(1_000);
        assertThat(log.stretches().getFirst().from()).isEqualTo(minute(30));
    }
}
