package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A ledger period by its index from the clock's epoch: what operations of all markets but energy name as their last. It
 * travels in the place of a book, so it has the range of an {@link Interval}. Those before the epoch have negative indices and
 * have always been over.
 *
 * @param index p, within +-{@link Interval#MAX_INDEX}: 760 years of minutes
 */
@Bare
public record LedgerPeriod(int index) implements Comparable<LedgerPeriod>, Numbered {
    public LedgerPeriod {
        if (index < -Interval.MAX_INDEX || index > Interval.MAX_INDEX) {
            throw new QuantityException("ledger period " + index + " is outside +-" + Interval.MAX_INDEX);
        }
    }

    public static LedgerPeriod of(int index) {
        return new LedgerPeriod(index);
    }

    /** The period that an envelope names in the place of a last book. */
    public static LedgerPeriod named(Interval last) {
        return new LedgerPeriod(last.index());
    }

    /** How this period is named in an envelope. */
    public Interval asLast() {
        return new Interval(index);
    }

    public LedgerPeriod plus(int periods) {
        return new LedgerPeriod(Math.addExact(index, periods));
    }

    public LedgerPeriod next() {
        return plus(1);
    }

    public boolean isAfter(LedgerPeriod other) {
        return index > other.index;
    }

    public boolean isBeforeEpoch() {
        return index < 0;
    }

    @Override
    public long number() {
        return index;
    }

    @Override
    public int compareTo(LedgerPeriod other) {
        return Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
