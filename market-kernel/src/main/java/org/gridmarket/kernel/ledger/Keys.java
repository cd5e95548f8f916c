package org.gridmarket.kernel.ledger;

import java.util.Locale;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.quantity.Round;

/**
 * The one place that builds keys: segments joined by {@code ~}, numbers in fixed width so that ranges sort. An offset keeps
 * negative ones in order too. Intervals, rounds and books have the nine digits they always had, since keys are in every block;
 * all else that is {@link Numbered} has sixteen hexadecimal digits, which hold any {@code long}. Other segments are as their
 * texts say, and do not sort as numbers.
 */
public final class Keys {
    private static final char SEPARATOR = '~';
    private static final char AFTER_SEPARATOR = '~' + 1;
    private static final char FIRST_CHARACTER = 0;
    private static final int OFFSET = 500_000_000;

    private Keys() {}

    public static String of(String table, Object... segments) {
        StringBuilder key = new StringBuilder(table);
        for (Object segment : segments) {
            key.append(SEPARATOR).append(text(segment));
        }
        return key.toString();
    }

    /** The first key after all that start with these segments. */
    public static String after(String table, Object... segments) {
        return of(table, segments) + AFTER_SEPARATOR;
    }

    /** The first key there can be behind a key. */
    public static String next(String key) {
        return key + FIRST_CHARACTER;
    }

    /** Reads back the last segment of a key. */
    public static String lastSegment(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }

    /** Reads back the index of an interval, a round or a book, counted from 1 after the table's name. */
    public static int indexSegment(String key, int position) {
        return Integer.parseInt(segment(key, position)) - OFFSET;
    }

    /** Reads back a number of sixteen digits, counted from 1 after the table's name. */
    public static Numbered numberSegment(String key, int position) {
        long number = Long.parseUnsignedLong(segment(key, position), 16) ^ Long.MIN_VALUE;
        return () -> number;
    }

    private static String segment(String key, int position) {
        return key.split(String.valueOf(SEPARATOR), -1)[position];
    }

    private static String text(Object segment) {
        return switch (segment) {
            case Interval t -> nineDigits(t.index());
            case Round round -> nineDigits(round.index());
            case Book book -> nineDigits(book.index());
            case Numbered counted -> String.format(Locale.ROOT, "%016x", counted.number() ^ Long.MIN_VALUE);
            default -> segment.toString();
        };
    }

    private static String nineDigits(int index) {
        return String.format(Locale.ROOT, "%09d", index + OFFSET);
    }
}
