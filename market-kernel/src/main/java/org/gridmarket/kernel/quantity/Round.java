package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A round of trading, by its index tau: from gate(tau - 1) to gate(tau) solvers compete for interval tau and those ahead of it,
 * while offers go into book tau.
 *
 * @param index tau, within +-{@link Counted#MAX_INDEX}
 */
@Bare
public record Round(int index) implements Counted<Round> {
    public Round {
        Counted.requireIndex("round", index);
    }

    public static Round of(int index) {
        return new Round(index);
    }

    @Override
    public Round at(int other) {
        return new Round(other);
    }

    /** The interval that can become final once this round is closed: the first that its solutions may trade. */
    public Interval interval() {
        return new Interval(index);
    }

    /** The book that is sealed with this round. */
    public Book book() {
        return new Book(index);
    }

    @Override
    public String toString() {
        return Integer.toString(index);
    }
}
