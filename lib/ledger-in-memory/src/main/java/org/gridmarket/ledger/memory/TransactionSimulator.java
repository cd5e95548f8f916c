package org.gridmarket.ledger.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.ledger.WorldState.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What a peer does for one proposal: reads committed state only (never the transaction's own writes, like Fabric),
 * notes the versions, and collects the writes. An {@link InMemoryWorldState} or a chaincode stub stands on it.
 */
public final class TransactionSimulator {
    /** Behind a key it gives the next key there can be. */
    private static final char FIRST_CHARACTER = 0;

    private final NavigableMap<String, VersionedValue> committed;
    private final int queryLimit;
    private final NavigableMap<String, Optional<Version>> reads = new TreeMap<>();
    private final List<RangeRead> ranges = new ArrayList<>();
    private final NavigableMap<String, Optional<String>> writes = new TreeMap<>();

    /** @param queryLimit the most entries that one range read answers */
    TransactionSimulator(NavigableMap<String, VersionedValue> committed, int queryLimit) {
        this.committed = committed;
        this.queryLimit = queryLimit;
    }

    /** A peer whose ledger is empty; the outcome is looked at, not committed. */
    public static TransactionSimulator onEmptyLedger() {
        return new TransactionSimulator(new TreeMap<>(), Integer.MAX_VALUE);
    }

    /** The committed value, or null. */
    public @Nullable String read(String key) {
        VersionedValue value = committed.get(key);
        reads.put(key, Optional.ofNullable(value).map(VersionedValue::version));
        return value == null ? null : value.value();
    }

    /** The committed entries with from <= key < to, ascending; for a stub that notes later how far it was read. */
    public List<Entry> peek(String from, String to) {
        return committed.subMap(from, true, to, false).entrySet().stream()
                .limit(queryLimit)
                .map(row -> new Entry(row.getKey(), row.getValue().value()))
                .toList();
    }

    /**
     * Committed entries with from <= key < to, ascending: all, or like a peer only as many as its {@code totalQueryLimit},
     * with nothing in the answer that says so. What is not answered counts as not read.
     */
    public List<Entry> readRange(String from, String to) {
        List<Entry> entries = new ArrayList<>();
        List<RangeRead.KeyVersion> found = new ArrayList<>();
        String end = to;
        for (Map.Entry<String, VersionedValue> row :
                committed.subMap(from, true, to, false).entrySet()) {
            entries.add(new Entry(row.getKey(), row.getValue().value()));
            found.add(new RangeRead.KeyVersion(row.getKey(), row.getValue().version()));
            if (entries.size() == queryLimit) {
                end = row.getKey() + FIRST_CHARACTER; // not looked at behind it, and so not validated
                break;
            }
        }
        ranges.add(new RangeRead(from, end, found));
        return entries;
    }

    /** The first committed entries with from <= key < to, ascending; noted is the range up to the last of them only. */
    public List<Entry> readFirst(String from, String to, int most) {
        List<Entry> entries = new ArrayList<>();
        List<RangeRead.KeyVersion> found = new ArrayList<>();
        committed.subMap(from, true, to, false).entrySet().stream().limit(most).forEach(row -> {
            entries.add(new Entry(row.getKey(), row.getValue().value()));
            found.add(new RangeRead.KeyVersion(row.getKey(), row.getValue().version()));
        });
        String end = entries.size() < most ? to : entries.getLast().key() + FIRST_CHARACTER;
        ranges.add(new RangeRead(from, end, found));
        return entries;
    }

    public void write(String key, String value) {
        writes.put(key, Optional.of(value));
    }

    public void delete(String key) {
        writes.put(key, Optional.empty());
    }

    ReadWriteSet result() {
        return new ReadWriteSet(reads, ranges, writes);
    }
}
