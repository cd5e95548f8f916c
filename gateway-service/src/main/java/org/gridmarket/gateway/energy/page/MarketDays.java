package org.gridmarket.gateway.energy.page;

import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Days of market time: day 0 begins with interval 0. Where intervals do not divide a day, its last one reaches into the next
 * and days slip; a founder who wants days that begin at midnight chooses epoch and length so.
 *
 * @param perDay intervals in a day, at least 1
 */
record MarketDays(int perDay) {
    static MarketDays of(MarketCalendar calendar) {
        long minutes = TimeUnit.DAYS.toMinutes(1);
        return new MarketDays(Math.toIntExact(Math.ceilDiv(minutes, calendar.intervalMinutes())));
    }

    int dayOf(Interval t) {
        return Math.floorDiv(t.index(), perDay);
    }

    /**
     * The first interval of a day.
     *
     * @throws IllegalArgumentException when no interval is of that day
     */
    Interval first(int day) {
        return at((long) day * perDay);
    }

    /**
     * The last interval of a day.
     *
     * @throws IllegalArgumentException when no interval is of that day
     */
    Interval last(int day) {
        return at((day + 1L) * perDay - 1);
    }

    private static Interval at(long index) {
        if (Math.abs(index) >= Interval.MAX_INDEX) { // so that there is one before it and one after it
            throw new IllegalArgumentException("interval " + index + " is outside +-" + (Interval.MAX_INDEX - 1));
        }
        return Interval.of((int) index);
    }
}
