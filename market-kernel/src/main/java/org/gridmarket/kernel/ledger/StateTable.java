package org.gridmarket.kernel.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * One kind of value in the world state: its key layout and its codec. A contract lists its tables, and names of tables are
 * unique over all contracts.
 *
 * @param name the first segment of every key
 * @param layout the further segments, for the generated page
 * @param type the kind of value, for the generated page
 * @param codec how values are written
 * @param <V> the kind of value
 */
public record StateTable<V>(String name, String layout, Class<V> type, RecordCodec<V> codec) {
    private static final Pattern WHOLE = Pattern.compile("[a-z]+(\\.[a-z]+)?");
    private static final Pattern NAME = Pattern.compile(WHOLE + "(~[A-Za-z0-9.-]+)*");

    public StateTable {
        require(NAME, name);
    }

    private static void require(Pattern form, String name) {
        if (!form.matcher(name).matches()) {
            throw new IllegalArgumentException("a table is named market.name in small letters, not '" + name + "'");
        }
    }

    /** A row and its key. */
    public record Row<V>(String key, V value) {}

    /** A table under {@code market.name}, which cannot be any other market's. */
    public static <V> StateTable<V> of(String market, String name, String layout, Class<V> type) {
        return of(market + '.' + name, layout, type);
    }

    /** A table under a bare name; the energy market's have such, as they had before there were other markets. */
    public static <V> StateTable<V> of(String name, String layout, Class<V> type) {
        require(WHOLE, name); // only what is under a table has segments in its name
        return new StateTable<>(name, layout, type, RecordCodec.of(type));
    }

    /**
     * The rows of this table under a first segment, such as a market's name, as a table of its own: so its ranges begin with the
     * segment that comes next.
     */
    public StateTable<V> under(Object segment) {
        return new StateTable<>(key(segment), layout, type, codec);
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

    /** How large a row is: key and value, in characters, which are bytes since both are ASCII. */
    public int size(V value, Object... segments) {
        return key(segments).length() + codec.write(value).length();
    }

    public void delete(WorldState state, Object... segments) {
        state.delete(key(segments));
    }

    /** All rows whose keys start with these segments, ascending. */
    public List<Row<V>> startingWith(WorldState state, int limit, Object... segments) {
        return rows(state, key(segments) + '~', Keys.after(name, segments), limit);
    }

    /** All rows whose first segment is a number from first to last, both included. */
    public List<Row<V>> between(WorldState state, Numbered first, Numbered last, int limit) {
        return last.number() < first.number() ? List.of() : rows(state, key(first), Keys.after(name, last), limit);
    }

    /** The keys of the first rows whose first segment is this number, at most so many; their values are not looked at. */
    public List<String> firstKeys(WorldState state, Numbered at, int most) {
        return state.first(key(at), Keys.after(name, at), most).stream()
                .map(WorldState.Entry::key)
                .toList();
    }

    /** The keys of the first rows whose first segment is at most this number, lowest first, at most so many. */
    public List<String> firstKeysUpTo(WorldState state, Numbered last, int most) {
        return state.first(name + '~', Keys.after(name, last), most).stream()
                .map(WorldState.Entry::key)
                .toList();
    }

    /**
     * Reads all rows whose first segment is a number from first to last, some at a time, so that no more than these are
     * in memory.
     *
     * @param together rows at a time
     * @param room how many characters of keys and values may be read in all
     * @return the characters read; more than the room when reading was stopped
     */
    public int scan(WorldState state, Numbered first, Numbered last, int together, int room, Consumer<Row<V>> row) {
        String from = key(first);
        String to = Keys.after(name, last);
        int read = 0;
        List<WorldState.Entry> entries;
        do {
            entries = state.first(from, to, together);
            for (WorldState.Entry entry : entries) {
                read = Math.addExact(read, entry.key().length() + entry.value().length());
                if (read > room) {
                    return read;
                }
                row.accept(new Row<>(entry.key(), codec.read(entry.value())));
            }
            from = entries.isEmpty() ? from : Keys.next(entries.getLast().key());
        } while (entries.size() == together);
        return read;
    }

    private List<Row<V>> rows(WorldState state, String from, String to, int limit) {
        return state.range(from, to, limit).stream()
                .map(entry -> new Row<>(entry.key(), codec.read(entry.value())))
                .toList();
    }
}
