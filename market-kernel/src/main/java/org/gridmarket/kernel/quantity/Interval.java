package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * One trading interval, by its index t from the calendar's epoch; also names the round that finalises it and the book
 * of that round. Negative indices are legal (before the epoch).
 *
 * @param index t, within +-{@link #MAX_INDEX}
 */
@Bare
public record Interval(int index) implements Comparable<Interval>, Numbered {
    public static final int MAX_INDEX = 400_000_000;

    public Interval {
        if (index < -MAX_INDEX || index > MAX_INDEX) {
            throw new QuantityException("interval " + index + " is outside +-" + MAX_INDEX);
        }
    }

    public static Interval of(int index) {
        return new Interval(index);
    }

    @Override
    public long number() {
        return index;
    }

    public Interval plus(int intervals) {
        return new Interval(Math.addExact(index, intervals));
    }

    public Interval minus(int intervals) {
        return new Interval(Math.subtractExact(index, intervals));
    }

    public Interval next() {
        return plus(1);
    }

    public Interval previous() {
        return minus(1);
    }

    public boolean isBefore(Interval other) {
        return index < other.index;
    }

    public boolean isAfter(Interval other) {
        return index > other.index;
    }

    public boolean isWithin(Interval first, Interval last) {
        return first.index <= index && index <= last.index;
    }

    @Override
    public int compareTo(Interval other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
