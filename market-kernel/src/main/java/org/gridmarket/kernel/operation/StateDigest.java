package org.gridmarket.kernel.operation;

import java.util.List;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * SHA-256 over all rows of a contract, some at a time, so that peers can be compared.
 *
 * @param digest 32 bytes
 * @param rows how many there are
 */
public record StateDigest(Bytes digest, int rows) {
    /** Rows that are in memory together. */
    private static final int TOGETHER = 200;

    /** The digest of these tables, in this order. */
    public static StateDigest of(List<StateTable<?>> tables, WorldState world) {
        StateDigest sum = new StateDigest(Bytes.utf8("gridmarket/state/1"), 0);
        for (StateTable<?> table : tables) {
            String single = world.get(table.name());
            if (single != null) {
                sum = sum.with(table.name(), single);
            }
            String from = table.name() + "~";
            List<WorldState.Entry> entries = world.first(from, Keys.after(table.name()), TOGETHER);
            while (!entries.isEmpty()) {
                for (WorldState.Entry entry : entries) {
                    sum = sum.with(entry.key(), entry.value());
                }
                from = Keys.next(entries.getLast().key());
                entries = world.first(from, Keys.after(table.name()), TOGETHER);
            }
        }
        return sum;
    }

    private StateDigest with(String key, String value) {
        return new StateDigest(Digest.sha256(digest, Bytes.utf8(key), Bytes.utf8(value)), Math.addExact(rows, 1));
    }
}
