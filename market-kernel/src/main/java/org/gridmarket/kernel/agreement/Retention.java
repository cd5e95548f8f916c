package org.gridmarket.kernel.agreement;

import java.util.Collection;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * How much of a timeline is kept: bound and trimming in one place. What nobody can ask for any more falls off first, then
 * versions are counted, so a market that waits long enough always has room.
 *
 * @param oldest the first interval, cycle or period that anybody may still ask for
 * @param most versions that one timeline may have: it lies in a row that operations read
 */
public record Retention(Interval oldest, int most) {
    /** The timeline without what has fallen off. */
    public <V> Timeline<V> trim(Timeline<V> timeline) {
        return timeline.since(oldest);
    }

    /** What is wrong with timelines of so many versions; null when all fit. */
    public @Nullable String offence(Collection<Integer> versions) {
        int largest = versions.stream().reduce(0, Math::max);
        return largest > most ? largest + " versions of a rule; at most " + most : null;
    }
}
