package org.gridmarket.kernel.energy.mixing;

import java.util.Optional;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;

/**
 * One window of mixing under the terms in force. Members join until the gate of {@link #joinBook}; the mix must be on the
 * ledger before the gate of {@link #lastBook}, an interval before the window's first round, so that its accounts can
 * still post for every interval.
 *
 * @param first its first interval, which names it
 * @param terms the same for all its intervals
 */
public record MixWindow(Interval first, MixingTerms terms) {
    private static final int BOOKS_BEFORE = 2;

    /** The last book whose seal a mix of the window that begins at an interval must precede. */
    public static Book lastBook(Interval first) {
        return first.round().book().minus(BOOKS_BEFORE);
    }

    public Book lastBook() {
        return lastBook(first);
    }

    /** Joining ends with this book. */
    public Book joinBook() {
        return lastBook().minus(terms.lead());
    }

    public Interval last() {
        return first.plus(terms.window() - 1);
    }

    public IntervalSet intervals() {
        return IntervalSet.range(first, last());
    }

    /** The circle that a meter is in; empty where the terms lack the one that it was put into. */
    public Optional<MixCircle> circleOf(SmartMeter meter) {
        return circleOf(meter.circleAt(first));
    }

    /** The same of a meter that was put into this circle, or into none. */
    public Optional<MixCircle> circleOf(Optional<CircleId> put) {
        return put.map(terms::circle).orElse(Optional.of(terms.circles().getFirst()));
    }

    /** What a mix of a circle gives each output. */
    public MixBundle bundle(MixCircle circle) {
        return new MixBundle(intervals(), circle.energy(), circle.credit());
    }
}
