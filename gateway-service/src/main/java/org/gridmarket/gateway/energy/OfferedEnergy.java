package org.gridmarket.gateway.energy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a whole page changes in what each interval is offered and asked for: summed up first, then stored in one batch with a
 * row for each interval, however many offers name it. An offer is kept as its ends only, so a page of 200 offers over 672
 * intervals is 400 additions and not 134,400.
 */
final class OfferedEnergy {
    /** What changes from an interval on, until the next one that is named; Wh. */
    private final Map<Side, NavigableMap<Integer, Long>> steps = new EnumMap<>(Side.class);

    OfferedEnergy() {
        for (Side side : Side.values()) {
            steps.put(side, new TreeMap<>());
        }
    }

    /** Counts an offer with its whole energy in each interval that it names. */
    void add(Offer offer) {
        count(offer.side(), offer.intervals(), offer.energy().wh());
    }

    /** Takes an offer back from the intervals after a book. */
    void takeAfter(Book book, Offer offer) {
        IntervalSet named = offer.intervals();
        if (!named.last().isBefore(book.firstNameable())) {
            count(
                    offer.side(),
                    named.within(book.firstNameable(), named.last()),
                    -offer.energy().wh());
        }
    }

    private void count(Side side, IntervalSet intervals, long wh) {
        NavigableMap<Integer, Long> ends = of(side);
        List<Integer> bounds = intervals.bounds();
        for (int i = 0; i < bounds.size(); i += 2) {
            ends.merge(bounds.get(i), wh, Math::addExact);
            ends.merge(bounds.get(i + 1) + 1, -wh, Math::addExact);
        }
    }

    private NavigableMap<Integer, Long> of(Side side) {
        return Objects.requireNonNull(steps.get(side));
    }

    /** Adds it to the rows. */
    void store(Handle rows) {
        NavigableMap<Integer, long[]> changes = changes();
        if (changes.isEmpty()) {
            return;
        }
        ensure(rows, changes);
        try (PreparedBatch batch = rows.prepareBatch("""
                update market_interval set offered_wh = offered_wh + :offered, requested_wh = requested_wh + :requested
                where t = :t""")) {
            changes.forEach((t, change) -> batch.bind("offered", change[0])
                    .bind("requested", change[1])
                    .bind("t", t)
                    .add());
            batch.execute();
        }
    }

    /** Offered and requested, Wh, by interval. */
    private NavigableMap<Integer, long[]> changes() {
        NavigableMap<Integer, long[]> changes = new TreeMap<>();
        int column = 0;
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            long level = 0;
            Integer from = null;
            for (Map.Entry<Integer, Long> step : of(side).entrySet()) {
                for (int t = from == null ? step.getKey() : from; level != 0 && t < step.getKey(); t++) {
                    changes.computeIfAbsent(t, fresh -> new long[2])[column] = level;
                }
                level = Math.addExact(level, step.getValue());
                from = step.getKey();
            }
            column++;
        }
        return changes;
    }

    /** The rows of those intervals that no event has named before. */
    private static void ensure(Handle rows, NavigableMap<Integer, long[]> changes) {
        Set<Integer> there =
                new HashSet<>(rows.createQuery("select t from market_interval where t between :first and :last")
                        .bind("first", changes.firstKey())
                        .bind("last", changes.lastKey())
                        .mapTo(Integer.class)
                        .list());
        List<Integer> missing = new ArrayList<>(changes.keySet());
        missing.removeAll(there);
        if (missing.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = rows.prepareBatch(IntervalRows.FRESH)) {
            missing.forEach(t -> batch.bind("t", t).add());
            batch.execute();
        }
    }
}
