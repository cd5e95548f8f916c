package org.gridmarket.kernel.ledger;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * One kind of value in the world state: its key layout and its codec. A market's state page lists its tables.
 *
 * @param name the first segment of every key
 * @param layout the further segments, for the generated page
 * @param codec how values are written
 * @param <V> the kind of value
 */
public record StateTable<V>(String name, String layout, RecordCodec<V> codec) {
    /** A row and its key. */
    public record Row<V>(String key, V value) {}

    public static <V> StateTable<V> of(String name, String layout, Class<V> type) {
        return new StateTable<>(name, layout, RecordCodec.of(type));
    }

    public String key(Object... segments) {
        return Keys.of(name, segments);
    }

    public Optional<V> find(WorldState state, Object... segments) {
        return Optional.ofNullable(state.get(key(segments))).map(codec::read);
    }

    public boolean has(WorldState state, Object... segments) {
        return state.get(key(segments)) != null;
    }

    public void put(WorldState state, V value, Object... segments) {
        state.put(key(segments), codec.write(value));
    }

    public void delete(WorldState state, Object... segments) {
        state.delete(key(segments));
    }

    /** All rows whose keys start with these segments, ascending. */
    public List<Row<V>> startingWith(WorldState state, int limit, Object... segments) {
        return rows(state, key(segments) + '~', Keys.after(name, segments), limit);
    }

    /** All rows whose first segment is an interval from first to last, both included. */
    public List<Row<V>> between(WorldState state, Interval first, Interval last, int limit) {
        return last.isBefore(first) ? List.of() : rows(state, key(first), Keys.after(name, last), limit);
    }

    private List<Row<V>> rows(WorldState state, String from, String to, int limit) {
        return state.range(from, to, limit).stream()
                .map(entry -> new Row<>(entry.key(), codec.read(entry.value())))
                .toList();
    }
}
