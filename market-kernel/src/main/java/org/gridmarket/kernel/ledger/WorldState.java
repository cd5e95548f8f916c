package org.gridmarket.kernel.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: the world state during one transaction. Obligations, pinned by the abstract WorldStateSuite:
 *
 * <ul>
 *   <li>A read sees the writes of its own transaction (Fabric's stub does not; the adapter buffers).
 *   <li>A range ascends by key (code unit order; keys are ASCII), merges own writes, and is bounded by its limit.
 *   <li>Whatever was read must be unchanged at commit, ranges included, or the whole transaction has no effect.
 *   <li>Writes and the events go together or not at all.
 * </ul>
 */
public interface WorldState {
    /** A key and its value. */
    record Entry(String key, String value) {}

    /** The value under the key, or null. */
    @Nullable String get(String key);

    void put(String key, String value);

    void delete(String key);

    /**
     * All entries with from <= key < to, ascending.
     *
     * @throws LimitExceededException when there are more than limit
     */
    List<Entry> range(String from, String to, int limit);

    /**
     * The first entries with from <= key < to, ascending, at most so many; what lies behind the last of them may be read
     * as well, since a peer answers in portions, so a change there may void the transaction or not.
     */
    List<Entry> first(String from, String to, int most);

    /** More entries than a rule allows to read: a bug or an attack, so the transaction stops. */
    final class LimitExceededException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LimitExceededException(String from, String to, int limit) {
            super("more than " + limit + " entries from " + from + " to " + to);
        }
    }
}
