package org.gridmarket.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class RecentRefusalsTest {
    private Instant now = Instant.parse("2026-03-20T10:00:30Z");

    private final RecentRefusals refusals = new RecentRefusals(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void the_most_frequent_code_comes_first() {
        refusals.count("relay", "UNAVAILABLE");
        refusals.count("ledger", "BAND");
        refusals.count("ledger", "BAND");

        assertThat(refusals.lastHour())
                .containsExactly(
                        new RecentRefusals.Count("ledger", "BAND", 2),
                        new RecentRefusals.Count("relay", "UNAVAILABLE", 1));
    }

    @Test
    void what_is_older_than_an_hour_is_forgotten() {
        refusals.count("ledger", "BAND");
        now = now.plus(Duration.ofMinutes(59));
        refusals.count("ledger", "BAND");
        assertThat(refusals.lastHour()).containsExactly(new RecentRefusals.Count("ledger", "BAND", 2));

        now = now.plus(Duration.ofMinutes(1));

        assertThat(refusals.lastHour()).containsExactly(new RecentRefusals.Count("ledger", "BAND", 1));
    }

    @Test
    void a_minute_of_an_hour_ago_does_not_count_in_this_one() {
        refusals.count("ledger", "BAND");
        now = now.plus(RecentRefusals.SPAN);
        refusals.count("ledger", "BAND");

        assertThat(refusals.lastHour()).containsExactly(new RecentRefusals.Count("ledger", "BAND", 1));
    }

    @Test
    void codes_beyond_the_bound_are_counted_together() {
        for (int i = 0; i < RecentRefusals.MOST_CODES + 5; i++) {
            refusals.count("ledger", "CODE_" + i);
        }

        assertThat(refusals.lastHour())
                .hasSize(RecentRefusals.MOST_CODES + 1)
                .contains(new RecentRefusals.Count("ledger", RecentRefusals.OTHER, 5));
    }
}
