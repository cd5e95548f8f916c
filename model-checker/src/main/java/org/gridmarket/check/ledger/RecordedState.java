package org.gridmarket.check.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.ledger.WorldState;
import org.jspecify.annotations.Nullable;

/** The world state of one transaction over a committed state, with what it reads and writes kept, and a mask between. */
public final class RecordedState implements WorldState {
    private final NavigableMap<String, String> committed;
    private final Mask mask;
    private final Set<String> keys = new HashSet<>();
    private final List<Effects.Span> ranges = new ArrayList<>();
    private final NavigableMap<String, Optional<String>> writes = new TreeMap<>();

    public RecordedState(NavigableMap<String, String> committed, Mask mask) {
        this.committed = committed;
        this.mask = mask;
    }

    @Override
    public @Nullable String get(String key) {
        Optional<String> own = writes.get(key);
        if (own != null) {
            return own.orElse(null);
        }
        if (mask.watches(key)) {
            keys.add(key);
        }
        return mask.shows(key) ? committed.get(key) : null;
    }

    @Override
    public void put(String key, String value) {
        if (mask.keeps(key)) {
            writes.put(key, Optional.of(value));
        }
    }

    @Override
    public void delete(String key) {
        if (mask.keeps(key)) {
            writes.put(key, Optional.empty());
        }
    }

    @Override
    public List<Entry> range(String from, String to, int limit) {
        if (mask.watches(from)) {
            ranges.add(new Effects.Span(from, to));
        }
        NavigableMap<String, String> merged = new TreeMap<>();
        committed.subMap(from, true, to, false).forEach((key, value) -> {
            if (mask.shows(key)) {
                merged.put(key, value);
            }
        });
        writes.subMap(from, true, to, false)
                .forEach(
                        (key, value) -> value.ifPresentOrElse(text -> merged.put(key, text), () -> merged.remove(key)));
        if (merged.size() > limit) {
            throw new LimitExceededException(from, to, limit);
        }
        return merged.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    Effects effects() {
        return new Effects(Set.copyOf(keys), List.copyOf(ranges), new TreeMap<>(writes));
    }
}
