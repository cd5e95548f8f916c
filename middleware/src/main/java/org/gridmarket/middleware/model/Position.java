package org.gridmarket.middleware.model;

import java.util.Comparator;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(int line, int column) implements Comparable<Position> {
    /** Where a text begins: of what concerns all of it. */
    public static final Position START = new Position(1, 1);

    private static final Comparator<Position> ORDER =
            Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code 12:5}. */
    @Override
    public String toString() {
        return line + ":" + column;
    }
}
