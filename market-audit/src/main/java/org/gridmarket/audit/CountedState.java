package org.gridmarket.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.ledger.WorldState;
import org.jspecify.annotations.Nullable;

/** A world state that counts what one transaction asks of it, as a peer would be asked: a key once, a range each time. */
final class CountedState implements WorldState {
    private final WorldState state;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private int ranges;
    private int rows;
    private long charactersRead;
    private long charactersWritten;

    CountedState(WorldState state) {
        this.state = state;
    }

    @Override
    public @Nullable String get(String key) {
        @Nullable String value = state.get(key);
        if (!written.contains(key) && asked.add(key) && value != null) {
            charactersRead += value.length();
        }
        return value;
    }

    @Override
    public void put(String key, String value) {
        written.add(key);
        charactersWritten += value.length();
        state.put(key, value);
    }

    @Override
    public void delete(String key) {
        written.add(key);
        state.delete(key);
    }

    @Override
    public List<Entry> range(String from, String to, int limit) {
        List<Entry> found = state.range(from, to, limit);
        ranges++;
        rows += found.size();
        found.forEach(entry -> charactersRead += entry.value().length());
        return found;
    }

    @Override
    public List<Entry> first(String from, String to, int most) {
        List<Entry> found = state.first(from, to, most);
        ranges++;
        rows += found.size();
        found.forEach(entry -> charactersRead += entry.value().length());
        return found;
    }

    /** What it has come to. */
    OperationCost cost(long cpuNanos) {
        return new OperationCost(
                asked.size(), ranges, rows, charactersRead, written.size(), charactersWritten, cpuNanos);
    }
}
