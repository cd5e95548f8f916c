package org.gridmarket.ledger.memory;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.ledger.WorldState;
import org.jspecify.annotations.Nullable;

/** The world state of one transaction over a simulated peer. Own writes are buffered, so that reads see them. */
public final class InMemoryWorldState implements WorldState {
    private final TransactionSimulator peer;
    private final NavigableMap<String, Optional<String>> own = new TreeMap<>();

    public InMemoryWorldState(TransactionSimulator peer) {
        this.peer = peer;
    }

    @Override
    public @Nullable String get(String key) {
        Optional<String> written = own.get(key);
        return written == null ? peer.read(key) : written.orElse(null);
    }

    @Override
    public void put(String key, String value) {
        own.put(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        own.put(key, Optional.empty());
    }

    @Override
    public List<Entry> range(String from, String to, int limit) {
        NavigableMap<String, String> merged = new TreeMap<>();
        List<Entry> answer = peer.readRange(from, to);
        while (!answer.isEmpty()) { // it may have been cut off, and only an empty one says that nothing is left
            answer.forEach(entry -> merged.put(entry.key(), entry.value()));
            answer = peer.readRange(answer.getLast().key() + '\0', to);
        }
        own.subMap(from, true, to, false)
                .forEach(
                        (key, value) -> value.ifPresentOrElse(text -> merged.put(key, text), () -> merged.remove(key)));
        if (merged.size() > limit) {
            throw new LimitExceededException(from, to, limit);
        }
        return merged.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Entry> first(String from, String to, int most) {
        NavigableMap<String, Optional<String>> written = own.subMap(from, true, to, false);
        NavigableMap<String, String> merged = new TreeMap<>();
        peer.readFirst(from, to, most + written.size()) // as many as own writes may take the place of
                .forEach(entry -> merged.put(entry.key(), entry.value()));
        written.forEach((key, value) -> value.ifPresentOrElse(text -> merged.put(key, text), () -> merged.remove(key)));
        return merged.entrySet().stream()
                .limit(most)
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    boolean isUntouched() {
        return own.isEmpty();
    }

    void flush() {
        own.forEach((key, value) -> value.ifPresentOrElse(text -> peer.write(key, text), () -> peer.delete(key)));
    }
}
