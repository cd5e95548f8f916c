package org.gridmarket.cli.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.gridmarket.api.v1.Present;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.junit.jupiter.api.Test;

class ShowNowTest {
    private static final long DAY_MILLIS = 86_400_000;

    private static Present present(long overdueMs) {
        return Present.newBuilder()
                .setRound(41)
                .setGateMs(100_000)
                .setLastNameable(138)
                .setLastClosed(40)
                .setLastFinal(40)
                .setOverdueMs(overdueMs)
                .setOverdueAllowedMs(3_300)
                .build();
    }

    private static List<String> lines(long overdueMs) {
        return ShowNow.lines(OfferFateTest.TIMES, present(overdueMs), new LedgerTime(98_000));
    }

    @Test
    void a_market_in_time_says_so_first() {
        assertThat(lines(3_300).getFirst()).isEqualTo("in time");
    }

    @Test
    void a_market_beyond_what_is_allowed_is_overdue_and_names_the_interval() {
        assertThat(lines(3_301).getFirst()).startsWith("overdue by 3 s: interval 41 (10:15) is not final");
    }

    @Test
    void round_gate_and_what_can_be_named_are_told_with_their_times() {
        assertThat(lines(0))
                .anyMatch(line -> line.contains("round 41: ends at 00:01:40, in 2 s"))
                .anyMatch(line -> line.contains("from 43 (10:45) to 138 (day 1 10:30)"));
    }

    @Test
    void the_time_of_day_of_a_simulation_is_the_markets_own() {
        assertThat(lines(0).get(1)).startsWith("time of day: 09:48; times are simulated");
    }

    @Test
    void the_time_of_day_of_a_real_market_is_that_of_the_readers_zone() {
        MarketCalendar real = new MarketCalendar(
                new LedgerTime(20_000 * DAY_MILLIS),
                15,
                900_000,
                1,
                96,
                45,
                800,
                24,
                Interval.of(0),
                Objective.ENERGY,
                false);
        MarketTimes times = new MarketTimes(real, ZoneId.of("Europe/Berlin"));

        assertThat(times.named(Interval.of(40))).isEqualTo("40 (2024-10-04 12:00)");
        assertThat(times.meaning()).isEqualTo("times are of Europe/Berlin");
    }

    @Test
    void an_interval_before_the_first_lies_on_the_day_before() {
        assertThat(OfferFateTest.TIMES.of(Interval.of(-1))).isEqualTo("day -1 23:45");
    }
}
