package org.gridmarket.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.ledger.WorldState;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.jspecify.annotations.Nullable;

/**
 * The world state of one transaction on a peer. The stub does not show a transaction its own writes, so they are buffered
 * here, merged into what is read, and sent once, in key order, when the transaction is accepted. Every question to the
 * peer is a round trip, so a key is asked for once.
 */
final class FabricWorldState implements WorldState {
    private final ChaincodeStub stub;
    private final NavigableMap<String, Optional<String>> own = new TreeMap<>();
    private final Map<String, Optional<String>> known = new HashMap<>();

    FabricWorldState(ChaincodeStub stub) {
        this.stub = stub;
    }

    @Override
    public @Nullable String get(String key) {
        Optional<String> written = own.get(key);
        Optional<String> value = written != null ? written : known.computeIfAbsent(key, this::ask);
        return value.orElse(null);
    }

    @Override
    public void put(String key, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("empty value under " + key + ": Fabric reads it as absent");
        }
        own.put(key, Optional.of(value));
    }

    @Override
    public void delete(String key) {
        own.put(key, Optional.empty());
    }

    @Override
    public List<Entry> range(String from, String to, int limit) {
        NavigableMap<String, String> merged = new TreeMap<>();
        own.subMap(from, true, to, false).forEach((key, value) -> value.ifPresent(text -> merged.put(key, text)));
        boolean bounded = merged.size() <= limit && addCommitted(from, to, limit, merged);
        if (!bounded) {
            throw new LimitExceededException(from, to, limit);
        }
        return merged.entrySet().stream()
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Sends the writes. Only for an accepted transaction; nothing may be written afterwards. */
    void flush() {
        own.forEach((key, value) -> value.ifPresentOrElse(
                text -> stub.putState(key, text.getBytes(StandardCharsets.UTF_8)), () -> stub.delState(key)));
    }

    private Optional<String> ask(String key) {
        byte @Nullable [] value = stub.getState(key);
        return value == null || value.length == 0
                ? Optional.empty()
                : Optional.of(new String(value, StandardCharsets.UTF_8));
    }

    /** Reads to the end of the range, or until the limit is exceeded, which it answers with false. */
    private boolean addCommitted(String from, String to, int limit, NavigableMap<String, String> merged) {
        try (QueryResultsIterator<KeyValue> rows = stub.getStateByRange(from, to)) {
            for (KeyValue row : rows) {
                if (!own.containsKey(row.getKey())) {
                    merged.put(row.getKey(), row.getStringValue());
                    if (merged.size() > limit) {
                        return false;
                    }
                }
            }
            return true;
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) { // what close() declares
            throw new IllegalStateException("range from " + from + " to " + to + " cannot be closed", failed);
        }
    }
}
