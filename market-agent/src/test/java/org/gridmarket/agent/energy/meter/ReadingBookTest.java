package org.gridmarket.agent.energy.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingBookTest {
    private static final MeterId METER = new MeterId("101");
    private static final Interval T = Interval.of(10);
    private static final Interval DUE = Interval.of(8);
    private static final MarketCalendar CALENDAR = new MarketCalendar(
            new LedgerTime(0), 15, 1_000, 1, 96, 45, 100, 24, DUE, Objective.ENERGY_THEN_WELFARE, true);

    @TempDir
    private Path folder;

    private ReadingBook book;

    @BeforeEach
    void open() {
        book = new ReadingBook(folder, METER);
    }

    @Test
    void a_reading_of_an_interval_that_is_over_is_taken() {
        assertThat(book.take(new MeterReading(T, 30, 100), CALENDAR, after(T, 0), DUE))
                .isEmpty();
        assertThat(book.net(T)).contains(new NetEnergy(-70));
    }

    @Test
    void an_interval_without_a_reading_is_missing_and_never_zero() {
        book.take(new MeterReading(T.previous(), 0, 5), CALENDAR, after(T.previous(), 0), T.previous());

        assertThat(book.net(T)).isEmpty();
        assertThat(book.missing(T.previous(), CALENDAR, after(T, ReadingBook.LATE_AFTER)))
                .containsExactly(T);
    }

    @Test
    void a_negative_count_is_told_and_not_taken() {
        assertThat(book.take(new MeterReading(T, -1, 0), CALENDAR, after(T, 0), DUE))
                .hasValueSatisfying(complaint ->
                        assertThat(complaint.what()).contains("negative").contains("-1"));
        assertThat(book.net(T)).isEmpty();
    }

    @Test
    void a_reading_before_the_end_of_its_interval_is_told_and_not_taken() {
        assertThat(book.take(new MeterReading(T, 1, 0), CALENDAR, new LedgerTime(10_999), DUE))
                .isPresent();
        assertThat(book.net(T)).isEmpty();
    }

    @Test
    void of_two_different_readings_the_first_stays_and_the_second_is_told() {
        book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), DUE);

        assertThat(book.take(new MeterReading(T, 6, 0), CALENDAR, after(T, 0), DUE))
                .hasValueSatisfying(complaint -> assertThat(complaint.what()).contains("was read before"));
        assertThat(book.net(T)).contains(new NetEnergy(5));
    }

    @Test
    void what_is_said_twice_is_told() {
        book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), DUE);

        assertThat(book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), DUE))
                .hasValueSatisfying(complaint -> assertThat(complaint.what()).contains("twice"));
    }

    @Test
    void a_late_reading_is_told_and_taken() {
        assertThat(book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, ReadingBook.LATE_AFTER), DUE))
                .hasValueSatisfying(complaint -> assertThat(complaint.taken()).isTrue());
        assertThat(book.net(T)).contains(new NetEnergy(5));
    }

    @Test
    void a_reading_of_a_billed_cycle_is_told_and_not_taken() {
        assertThat(book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), T.next()))
                .hasValueSatisfying(complaint -> assertThat(complaint.what()).contains("billed"));
        assertThat(book.net(T)).isEmpty();
    }

    @Test
    void readings_outlive_the_process_and_a_source_may_then_say_them_again() {
        book.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), DUE);

        ReadingBook again = new ReadingBook(folder, METER);

        assertThat(again.net(T)).contains(new NetEnergy(5));
        assertThat(again.take(new MeterReading(T, 5, 0), CALENDAR, after(T, 0), DUE))
                .isEmpty();
    }

    private static LedgerTime after(Interval t, int intervals) {
        return CALENDAR.end(t.plus(intervals));
    }
}
