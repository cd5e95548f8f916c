package org.gridmarket.kernel.ledger;

import java.util.Locale;
import org.gridmarket.kernel.quantity.Interval;

/**
 * The one place that builds keys: segments joined by {@code ~}, intervals in fixed width so that ranges sort. An offset
 * keeps negative intervals (legal before the epoch) in order too.
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
            key.append(SEPARATOR).append(segment instanceof Interval t ? fixedWidth(t) : segment.toString());
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

    /** Reads back an interval segment, counted from 1 after the table's name. */
    public static Interval intervalSegment(String key, int position) {
        return new Interval(Integer.parseInt(key.split(String.valueOf(SEPARATOR), -1)[position]) - OFFSET);
    }

    private static String fixedWidth(Interval t) {
        return String.format(Locale.ROOT, "%09d", t.index() + OFFSET);
    }
}
