package org.gridmarket.ledger.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;

/** One peer: its committed state, and Fabric's rules of validation (F:docs/source/readwrite.rst). */
final class Replica {
    private final NavigableMap<String, VersionedValue> committed = new TreeMap<>();
    private final NavigableMap<String, String> values = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final int policy;
    private long height;
    private int queryLimit = Integer.MAX_VALUE;

    /** @param policy how many peers must have endorsed a transaction */
    Replica(int policy) {
        this.policy = policy;
    }

    TransactionSimulator simulator() {
        return new TransactionSimulator(committed, queryLimit);
    }

    void cutAnswersAt(int rows) {
        queryLimit = rows;
    }

    long height() {
        return height;
    }

    NavigableMap<String, String> state() {
        return Collections.unmodifiableNavigableMap(values);
    }

    Bytes digest() {
        List<Bytes> parts = new ArrayList<>(2 * committed.size());
        committed.forEach((key, value) -> {
            parts.add(Bytes.utf8(key));
            parts.add(Bytes.utf8(value.value()));
        });
        return Digest.sha256(parts.toArray(Bytes[]::new));
    }

    /** Validates in order, each transaction against the state that the valid ones before it leave, and applies it. */
    Block append(List<Endorsed> transactions) {
        List<Block.Entry> entries = new ArrayList<>(transactions.size());
        for (Endorsed transaction : transactions) {
            CommitStatus status = validate(transaction);
            if (status == CommitStatus.VALID) {
                apply(transaction.effects(), new Version(height, entries.size()));
            }
            entries.add(new Block.Entry(transaction, status));
        }
        return new Block(height++, entries);
    }

    private CommitStatus validate(Endorsed transaction) {
        // Fabric: an id that is on the chain counts, however its transaction ended
        if (!seen.add(transaction.call().transactionId())) {
            return CommitStatus.DUPLICATE_TXID;
        }
        if (transaction.endorsers().size() < policy) {
            return CommitStatus.ENDORSEMENT_POLICY_FAILURE;
        }
        ReadWriteSet effects = transaction.effects();
        for (var read : effects.reads().entrySet()) {
            if (!versionOf(read.getKey()).equals(read.getValue())) {
                return CommitStatus.MVCC_READ_CONFLICT;
            }
        }
        for (RangeRead range : effects.ranges()) {
            if (!rereads(range)) {
                return CommitStatus.PHANTOM_READ_CONFLICT;
            }
        }
        return CommitStatus.VALID;
    }

    private boolean rereads(RangeRead range) {
        TransactionSimulator again = new TransactionSimulator(committed, Integer.MAX_VALUE);
        again.readRange(range.from(), range.to());
        return again.result().ranges().getFirst().equals(range);
    }

    private Optional<Version> versionOf(String key) {
        return Optional.ofNullable(committed.get(key)).map(VersionedValue::version);
    }

    private void apply(ReadWriteSet effects, Version version) {
        effects.writes().forEach((key, value) -> {
            if (value.isPresent()) {
                committed.put(key, new VersionedValue(value.get(), version));
                values.put(key, value.get());
            } else {
                committed.remove(key);
                values.remove(key);
            }
        });
    }
}
