package org.gridmarket.ledger.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one execution read and wrote; endorsers must agree on it byte by byte ({@link #text()}).
 *
 * @param reads single keys and the committed version seen, empty for an absent key
 * @param ranges ranges in the order read
 * @param writes new values by key, empty for a deletion
 */
public record ReadWriteSet(
        NavigableMap<String, Optional<Version>> reads,
        List<RangeRead> ranges,
        NavigableMap<String, Optional<String>> writes) {
    public ReadWriteSet {
        reads = Collections.unmodifiableNavigableMap(new TreeMap<>(reads));
        ranges = List.copyOf(ranges);
        writes = Collections.unmodifiableNavigableMap(new TreeMap<>(writes));
    }

    /** One line per read, range and write; equal exactly when the sets are. */
    public String text() {
        List<String> lines = new ArrayList<>();
        reads.forEach((key, version) -> lines.add(
                "read " + key + " at " + version.map(Version::toString).orElse("-")));
        ranges.forEach(range -> lines.add("range " + range.from() + " " + range.to() + " " + range.found()));
        writes.forEach((key, value) -> lines.add(value.map(text -> "put " + key + " " + text.length() + " " + text)
                .orElse("delete " + key)));
        return String.join("\n", lines);
    }
}
