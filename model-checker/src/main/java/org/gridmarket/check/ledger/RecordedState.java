package org.gridmarket.check.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.WorldState;
import org.jspecify.annotations.Nullable;

/** The world state of one transaction over a committed state, with what it reads and writes kept, and perhaps a fault between. */
public final class RecordedState implements WorldState {
    private final NavigableMap<String, String> committed;
    private final PortFault fault;
    private final Set<String> keys = new HashSet<>();
    private final List<Effects.Span> ranges = new ArrayList<>();
    private final NavigableMap<String, Optional<String>> writes = new TreeMap<>();

    public RecordedState(NavigableMap<String, String> committed, PortFault fault) {
        this.committed = committed;
        this.fault = fault;
    }

    @Override
    public @Nullable String get(String key) {
        Optional<String> own = writes.get(key);
        if (own != null) {
            return own.orElse(null);
        }
        if (fault.watches(key)) {
            keys.add(key);
        }
        return visible().get(key);
    }

    @Override
    public void put(String key, String value) {
        if (fault.keeps(key)) {
            writes.put(key, Optional.of(value));
        }
    }

    @Override
    public void delete(String key) {
        if (fault.keeps(key)) {
            writes.put(key, Optional.empty());
        }
    }

    @Override
    public List<Entry> range(String from, String to, int limit) {
        watch(from, to);
        List<Entry> found = merged(from, to);
        if (found.size() > limit) {
            throw new LimitExceededException(from, to, limit);
        }
        return found;
    }

    /** Watches no more than it answers: what a peer reads beyond that can only void more transactions. */
    @Override
    public List<Entry> first(String from, String to, int most) {
        List<Entry> found = merged(from, to);
        if (found.size() <= most) {
            watch(from, to);
            return found;
        }
        watch(from, Keys.next(found.get(most - 1).key()));
        return List.copyOf(found.subList(0, most));
    }

    private void watch(String from, String to) {
        if (fault.watches(from)) {
            ranges.add(new Effects.Span(from, to));
        }
    }

    private List<Entry> merged(String from, String to) {
        NavigableMap<String, String> merged = new TreeMap<>(visible().subMap(from, true, to, false));
        writes.subMap(from, true, to, false)
                .forEach(
                        (key, value) -> value.ifPresentOrElse(text -> merged.put(key, text), () -> merged.remove(key)));
        return merged.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What is committed, as far as the fault shows it, and what it plants. */
    private NavigableMap<String, String> visible() {
        if (fault instanceof PortFault.None) {
            return committed;
        }
        NavigableMap<String, String> seen = new TreeMap<>(fault.planted());
        seen.putAll(committed);
        seen.keySet().removeIf(key -> !fault.shows(key));
        return seen;
    }

    Effects effects() {
        return new Effects(Set.copyOf(keys), List.copyOf(ranges), new TreeMap<>(writes));
    }
}
