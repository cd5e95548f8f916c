package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A ledger period by its index from the clock's epoch: what operations of all markets but energy name as their last. It
 * travels in the place of a {@link Book}, so it has its range. Those before the epoch have negative indices and have always
 * been over.
 *
 * @param index p, within +-{@link Counted#MAX_INDEX}: 760 years of minutes
 */
@Bare
public record LedgerPeriod(int index) implements Counted<LedgerPeriod> {
    public LedgerPeriod {
        Counted.requireIndex("ledger period", index);
    }

    public static LedgerPeriod of(int index) {
        return new LedgerPeriod(index);
    }

    /** The period that an envelope names in the place of a last book. */
    public static LedgerPeriod named(Book last) {
        return new LedgerPeriod(last.index());
    }

    /** How this period is named in an envelope. */
    public Book asLast() {
        return new Book(index);
    }

    /** As what agreements count by. */
    public Interval asInterval() {
        return new Interval(index);
    }

    @Override
    public LedgerPeriod at(int other) {
        return new LedgerPeriod(other);
    }

    public boolean isBeforeEpoch() {
        return index < 0;
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
