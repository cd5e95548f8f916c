package org.gridmarket.chaincode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.gridmarket.kernel.ledger.WorldState;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIterator;
import org.jspecify.annotations.Nullable;

/**
 * The world state of one transaction on a peer. The stub does not show a transaction its own writes, so they are buffered
 * here, merged into what is read, and sent once, in key order, when the transaction is accepted. Every question to the
 * peer is a round trip, so a key is asked for once.
 *
 * <p>A peer cuts the answer to a range read off at its {@code ledger.state.totalQueryLimit} and does not say so; nor can
 * an updating transaction page. So the rest of a range is asked for until an answer is empty: one question more for each
 * range that is not empty. Portions end at {@link #PORTION} rows by our own hand, so that peers of different settings
 * above it note the same reads and their endorsements agree.
 */
final class FabricWorldState implements WorldState {
    /**
     * Rows of one question; a multiple of the 100 that a peer sends at a time. Fabric's default for a peer's limit is
     * 100,000.
     */
    static final int PORTION = 10_000;

    /** Appended to a key it makes the one next to it. */
    private static final char FIRST_AFTER = 0;

    private final ChaincodeStub stub;
    private final IntConsumer cutOffAt;
    private final NavigableMap<String, Optional<String>> own = new TreeMap<>();
    private final Map<String, Optional<String>> known = new HashMap<>();

    /** @param cutOffAt is told when the peer has cut an answer off below {@link #PORTION}, and after how many rows */
    FabricWorldState(ChaincodeStub stub, IntConsumer cutOffAt) {
        this.stub = stub;
        this.cutOffAt = cutOffAt;
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

    @Override
    public List<Entry> first(String from, String to, int most) {
        NavigableMap<String, String> merged = new TreeMap<>();
        own.subMap(from, true, to, false).forEach((key, value) -> value.ifPresent(text -> merged.put(key, text)));
        int foreign = 0;
        List<KeyValue> answer = ask(from, to, most - 1);
        while (!answer.isEmpty() && foreign < most) {
            for (KeyValue row : answer) {
                if (!own.containsKey(row.getKey())) {
                    merged.put(row.getKey(), row.getStringValue());
                    foreign++;
                }
            }
            answer = foreign < most ? ask(answer.getLast().getKey() + FIRST_AFTER, to, most - 1 - foreign) : List.of();
        }
        return merged.entrySet().stream()
                .limit(most)
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
        List<KeyValue> before = List.of();
        List<KeyValue> answer = ask(from, to, limit - merged.size());
        while (!answer.isEmpty()) {
            if (!before.isEmpty() && before.size() < PORTION) {
                cutOffAt.accept(before.size());
            }
            for (KeyValue row : answer) {
                if (!own.containsKey(row.getKey())) {
                    merged.put(row.getKey(), row.getStringValue());
                }
            }
            if (merged.size() > limit) {
                return false;
            }
            before = answer;
            answer = ask(answer.getLast().getKey() + FIRST_AFTER, to, limit - merged.size());
        }
        return true;
    }

    /** One question: rows in order, until there are {@link #PORTION}, or more that are not our own than there is room for. */
    private List<KeyValue> ask(String from, String to, int room) {
        List<KeyValue> answer = new ArrayList<>();
        int foreign = 0;
        try (QueryResultsIterator<KeyValue> rows = stub.getStateByRange(from, to)) {
            for (KeyValue row : rows) {
                answer.add(row);
                foreign += own.containsKey(row.getKey()) ? 0 : 1;
                if (answer.size() == PORTION || foreign > room) {
                    break;
                }
            }
            return answer;
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) { // what close() declares
            throw new IllegalStateException("range from " + from + " to " + to + " cannot be closed", failed);
        }
    }
}
