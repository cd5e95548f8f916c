package org.gridmarket.cli.energy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Intervals as people know them: by the time of day at which they begin. Where an interval lasts as long as it says, that is the
 * clock's; in a simulation it is the market's own, reckoned from interval 0, which begins at midnight of day 0.
 *
 * @param calendar of the market
 * @param zone of the reader
 */
public record MarketTimes(MarketCalendar calendar, ZoneId zone) {
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int MINUTES_A_DAY = 24 * 60;
    private static final int MINUTES_AN_HOUR = 60;
    private static final long MILLIS_A_MINUTE = 60_000;

    /** In the zone of this machine. */
    public static MarketTimes here(MarketCalendar calendar) {
        return new MarketTimes(calendar, ZoneId.systemDefault());
    }

    /** Whether the market's time is not that of clocks. */
    public boolean isSimulated() {
        return calendar.realIntervalMillis() != calendar.intervalMinutes() * MILLIS_A_MINUTE;
    }

    /** When an interval begins: {@code 10:00}, with the day where that is not the first of a simulation. */
    public String of(Interval t) {
        return isSimulated() ? simulated(t, calendar.intervalMinutes()) : DAY_AND_TIME.format(at(calendar.start(t)));
    }

    /** Index and time: {@code 40 (10:00)}. */
    public String named(Interval t) {
        return t + " (" + of(t) + ")";
    }

    /** First and last beginning of a set that is not empty. */
    public String of(IntervalSet intervals) {
        Interval first = intervals.first();
        Interval last = intervals.last();
        return first.equals(last) ? of(first) : of(first) + " to " + of(last);
    }

    /** The market's time of day at a moment. */
    public String marketTime(LedgerTime moment) {
        long since = moment.epochMillis() - calendar.epoch().epochMillis();
        return isSimulated()
                ? simulated(Math.floorDiv(
                        Math.multiplyExact(since, calendar.intervalMinutes()), calendar.realIntervalMillis()))
                : DAY_AND_TIME.format(at(moment));
    }

    /** A moment on this machine's clock, to the second. */
    public String clock(LedgerTime moment) {
        return SECONDS.format(at(moment));
    }

    /** What the times mean. */
    public String meaning() {
        return isSimulated()
                ? "times are simulated: an interval of " + calendar.intervalMinutes() + " min lasts "
                        + calendar.realIntervalMillis() + " ms; interval 0 begins at "
                        + DAY_AND_SECOND.format(at(calendar.epoch())) + " of " + zone
                : "times are of " + zone;
    }

    private ZonedDateTime at(LedgerTime moment) {
        return Instant.ofEpochMilli(moment.epochMillis()).atZone(zone);
    }

    /**
     * When an interval begins in the time of a simulation.
     *
     * @param minutes that an interval lasts there
     */
    public static String simulated(Interval t, int minutes) {
        return simulated((long) t.index() * minutes);
    }

    private static String simulated(long minutes) {
        long day = Math.floorDiv(minutes, MINUTES_A_DAY);
        int minute = Math.floorMod(minutes, MINUTES_A_DAY);
        String time = String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_AN_HOUR, minute % MINUTES_AN_HOUR);
        return day == 0 ? time : "day " + day + " " + time;
    }
}
