package org.gridmarket.cli.energy.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * {@code found FILE}: the calendar, as {@link MarketCalendar} means it.
 *
 * @param epoch when interval 0 starts, such as {@code 2026-07-01T00:00:00Z}
 */
record CalendarFile(
        @JsonProperty(required = true) String epoch,
        @JsonProperty(required = true) int intervalMinutes,
        @JsonProperty(required = true) long realIntervalMillis,
        @JsonProperty(required = true) int clearanceIntervals,
        @JsonProperty(required = true) int horizonIntervals,
        @JsonProperty(required = true) int lookAheadIntervals,
        @JsonProperty(required = true) long graceMillis,
        @JsonProperty(required = true) int settlementWindowIntervals,
        @JsonProperty(required = true) int firstInterval,
        @JsonProperty(required = true) Objective objective,
        @JsonProperty(required = true) boolean simulation,
        @JsonProperty(required = true) long solverRewardMicro) {
    /** Refuses what is no calendar. */
    MarketCalendar read() {
        return new MarketCalendar(
                new LedgerTime(epochMillis()),
                intervalMinutes,
                realIntervalMillis,
                clearanceIntervals,
                horizonIntervals,
                lookAheadIntervals,
                graceMillis,
                settlementWindowIntervals,
                Interval.of(firstInterval),
                objective,
                simulation,
                new Money(solverRewardMicro));
    }

    private long epochMillis() {
        try {
            return Instant.parse(epoch).toEpochMilli();
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException(
                    "epoch '" + epoch + "' is no time such as 2026-07-01T00:00:00Z: " + noTime.getMessage(), noTime);
        }
    }
}
