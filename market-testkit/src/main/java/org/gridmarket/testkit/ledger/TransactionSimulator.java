package org.gridmarket.testkit.ledger;

import java.util.ArrayList;
import java.util.List;
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
    private final NavigableMap<String, VersionedValue> committed;
    private final NavigableMap<String, Optional<Version>> reads = new TreeMap<>();
    private final List<RangeRead> ranges = new ArrayList<>();
    private final NavigableMap<String, Optional<String>> writes = new TreeMap<>();

    TransactionSimulator(NavigableMap<String, VersionedValue> committed) {
        this.committed = committed;
    }

    /** A peer whose ledger is empty; the outcome is looked at, not committed. */
    public static TransactionSimulator onEmptyLedger() {
        return new TransactionSimulator(new TreeMap<>());
    }

    /** The committed value, or null. */
    public @Nullable String read(String key) {
        VersionedValue value = committed.get(key);
        reads.put(key, Optional.ofNullable(value).map(VersionedValue::version));
        return value == null ? null : value.value();
    }

    /** All committed entries with from <= key < to, ascending. */
    public List<Entry> readRange(String from, String to) {
        List<Entry> entries = new ArrayList<>();
        List<RangeRead.KeyVersion> found = new ArrayList<>();
        committed.subMap(from, true, to, false).forEach((key, value) -> {
            entries.add(new Entry(key, value.value()));
            found.add(new RangeRead.KeyVersion(key, value.version()));
        });
        ranges.add(new RangeRead(from, to, found));
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
