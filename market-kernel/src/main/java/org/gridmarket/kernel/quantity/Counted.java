package org.gridmarket.kernel.quantity;

/**
 * What is counted in steps of one from an epoch, before which indices are negative. Each kind is a type of its own, so that a
 * round cannot stand where a book is meant; what they have in common is how they are counted.
 *
 * @param <C> the kind that is counted
 */
public interface Counted<C extends Counted<C>> extends Numbered, Comparable<C> {
    /** Every index lies within plus and minus this: 11,000 years of quarter hours, 760 years of minutes. */
    int MAX_INDEX = 400_000_000;

    /** Its place in the count, within +-{@link #MAX_INDEX}. */
    int index();

    /** The one of the same kind at another place. */
    C at(int index);

    /** Returns the index, if it is in range; else what is counted cannot be named. */
    static int requireIndex(String what, int index) {
        if (index < -MAX_INDEX || index > MAX_INDEX) {
            throw new QuantityException(what + " " + index + " is outside +-" + MAX_INDEX);
        }
        return index;
    }

    @Override
    default long number() {
        return index();
    }

    default C plus(int steps) {
        return at(Math.addExact(index(), steps));
    }

    default C minus(int steps) {
        return at(Math.subtractExact(index(), steps));
    }

    default C next() {
        return plus(1);
    }

    default C previous() {
        return minus(1);
    }

    default boolean isBefore(C other) {
        return index() < other.index();
    }

    default boolean isAfter(C other) {
        return index() > other.index();
    }

    /** Whether it is one of these two or between them. */
    default boolean isWithin(C first, C last) {
        return first.index() <= index() && index() <= last.index();
    }

    @Override
    default int compareTo(C other) {
        return Integer.compare(index(), other.index());
    }
}
