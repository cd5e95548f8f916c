package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A book of the energy market, by its index b: what is posted and cancelled in a round, sealed with it. Signed operations name
 * the last book in which they are valid; those of all other markets put a {@link LedgerPeriod} into that place.
 *
 * @param index b, within +-{@link Counted#MAX_INDEX}
 */
@Bare
public record Book(int index) implements Counted<Book> {
    public Book {
        Counted.requireIndex("book", index);
    }

    public static Book of(int index) {
        return new Book(index);
    }

    /** The last book whose offers may name an interval. */
    public static Book lastNaming(Interval t) {
        return new Book(Math.subtractExact(t.index(), 1));
    }

    @Override
    public Book at(int other) {
        return new Book(other);
    }

    /** The round in which this book is sealed. */
    public Round round() {
        return new Round(index);
    }

    /** The first interval that its offers may name, and from which on what is cancelled in it is void: b + 1. */
    public Interval firstNameable() {
        return new Interval(Math.addExact(index, 1));
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
