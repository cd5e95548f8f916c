package org.gridmarket.kernel.quantity;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bare;

/**
 * A set of intervals (not only a range), held as the bounds of its runs: {@code [12,15,20,20]} is 12 to 15, and 20.
 * Runs ascend and do not touch, so that a set has one form. At most {@link #MAX_RUNS} runs.
 *
 * @param bounds first and last index of each run
 */
@Bare
public record IntervalSet(List<Integer> bounds) implements Iterable<Interval> {
    public static final int MAX_RUNS = 96;

    public static final IntervalSet EMPTY = new IntervalSet(List.of());

    public IntervalSet {
        bounds = List.copyOf(bounds);
        if (bounds.size() % 2 != 0 || bounds.size() > 2 * MAX_RUNS) {
            throw new IllegalArgumentException("interval set has " + bounds.size() + " bounds; an even number up to "
                    + 2 * MAX_RUNS + " is allowed");
        }
        for (int i = 0; i < bounds.size(); i++) {
            new Interval(bounds.get(i));
            boolean opensRun = i % 2 == 0;
            if (i > 0 && (opensRun ? bounds.get(i) <= bounds.get(i - 1) + 1 : bounds.get(i) < bounds.get(i - 1))) {
                throw new IllegalArgumentException("interval set " + bounds + " is not ascending at position " + i);
            }
        }
    }

    public static IntervalSet of(Interval single) {
        return range(single, single);
    }

    /** All intervals from first to last, both included; empty when last is before first. */
    public static IntervalSet range(Interval first, Interval last) {
        return last.isBefore(first) ? EMPTY : new IntervalSet(List.of(first.index(), last.index()));
    }

    public static IntervalSet of(Iterable<Interval> intervals) {
        NavigableSet<Interval> sorted = new TreeSet<>();
        intervals.forEach(sorted::add);
        List<Integer> bounds = new ArrayList<>();
        for (Interval t : sorted) {
            int end = bounds.size() - 1;
            if (!bounds.isEmpty() && bounds.get(end) == t.index() - 1) {
                bounds.set(end, t.index());
            } else {
                bounds.add(t.index());
                bounds.add(t.index());
            }
        }
        return new IntervalSet(bounds);
    }

    public boolean contains(Interval t) {
        for (int i = 0; i < bounds.size(); i += 2) {
            if (bounds.get(i) <= t.index() && t.index() <= bounds.get(i + 1)) {
                return true;
            }
        }
        return false;
    }

    public boolean isEmpty() {
        return bounds.isEmpty();
    }

    public int size() {
        int size = 0;
        for (int i = 0; i < bounds.size(); i += 2) {
            size += bounds.get(i + 1) - bounds.get(i) + 1;
        }
        return size;
    }

    /** The earliest interval; the set must not be empty. */
    public Interval first() {
        return new Interval(bounds.getFirst());
    }

    /** The latest interval, the expiry of an offer; the set must not be empty. */
    public Interval last() {
        return new Interval(bounds.getLast());
    }

    /** The members from first to last, both included. */
    public IntervalSet within(Interval first, Interval last) {
        if (isEmpty() || (first().compareTo(first) >= 0 && last().compareTo(last) <= 0)) {
            return this;
        }
        List<Integer> clipped = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i += 2) {
            int from = Math.max(bounds.get(i), first.index());
            int to = Math.min(bounds.get(i + 1), last.index());
            if (from <= to) {
                clipped.add(from);
                clipped.add(to);
            }
        }
        return new IntervalSet(clipped);
    }

    public IntervalSet filter(Predicate<Interval> wanted) {
        return of(() -> stream().filter(wanted).iterator());
    }

    public Stream<Interval> stream() {
        return IntStream.range(0, bounds.size() / 2)
                .boxed()
                .flatMap(run -> IntStream.rangeClosed(bounds.get(2 * run), bounds.get(2 * run + 1))
                        .mapToObj(Interval::new));
    }

    @Override
    public Iterator<Interval> iterator() {
        return stream().iterator();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.size(); i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds.get(i));
            if (!bounds.get(i).equals(bounds.get(i + 1))) {
                text.append("..").append(bounds.get(i + 1));
            }
        }
        return text.toString();
    }
}
