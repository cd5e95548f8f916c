package org.gridmarket.check.ledger;

import java.util.Map;
import java.util.function.Predicate;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.wire.RecordCodec;

/** What formulas say of the rows of a state. */
public final class Rows {
    private Rows() {}

    /** Whether a row is there. */
    public static Predicate<LedgerState> has(String table, Object... segments) {
        String key = Keys.of(table, segments);
        return state -> state.rows().containsKey(key);
    }

    /** Whether any row of a table begins with these segments. */
    public static Predicate<LedgerState> hasAny(String table, Object... segments) {
        String from = Keys.of(table, segments);
        String to = Keys.after(table, segments);
        return state -> !state.rows().subMap(from, true, to, false).isEmpty();
    }

    /** What a row says, or nothing. */
    public static <V extends Record> Predicate<LedgerState> row(
            Class<V> type, Predicate<V> says, String table, Object... segments) {
        String key = Keys.of(table, segments);
        RecordCodec<V> codec = RecordCodec.of(type);
        return state -> {
            String text = state.rows().get(key);
            return text != null && says.test(codec.read(text));
        };
    }

    public static Map.Entry<String, Predicate<LedgerState>> named(String name, Predicate<LedgerState> predicate) {
        return Map.entry(name, predicate);
    }
}
