package org.gridmarket.check.ledger;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;

/**
 * What the execution of one transaction has read and would write.
 *
 * @param keys keys read, absent ones too
 * @param ranges ranges read
 * @param writes new values, empty for a deletion
 */
record Effects(Set<String> keys, List<Span> ranges, NavigableMap<String, Optional<String>> writes) {
    /** Keys with from <= key < to. */
    record Span(String from, String to) {
        boolean has(String key) {
            return from.compareTo(key) <= 0 && key.compareTo(to) < 0;
        }
    }

    /** Whether a commit of these keys voids this transaction, as Fabric validates: whatever was read must be unchanged. */
    boolean isVoidedBy(Set<String> written) {
        return written.stream()
                .anyMatch(key -> keys.contains(key) || ranges.stream().anyMatch(range -> range.has(key)));
    }
}
