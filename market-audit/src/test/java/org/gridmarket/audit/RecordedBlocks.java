package org.gridmarket.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;

/** Blocks of a ledger in memory as an audit would read them from files, and what may be changed in them afterwards. */
public final class RecordedBlocks {
    private RecordedBlocks() {}

    public static List<LedgerBlock> of(InMemoryLedger ledger) {
        List<LedgerBlock> blocks = new ArrayList<>();
        for (Block block : ledger.blocks()) {
            blocks.add(new LedgerBlock(
                    block.number(),
                    Bytes.utf8(""),
                    Bytes.utf8(""),
                    block.transactions().stream()
                            .map(RecordedBlocks::transaction)
                            .toList()));
        }
        return blocks;
    }

    private static LedgerTransaction transaction(Block.Entry entry) {
        Endorsement.Endorsed endorsed = entry.transaction();
        return new LedgerTransaction(
                endorsed.call().transactionId(),
                entry.status() == CommitStatus.VALID
                        ? LedgerTransaction.VALID
                        : entry.status().name(),
                endorsed.call().time(),
                endorsed.call().creator().organisation().mspId(),
                endorsed.call().creator(),
                List.of(endorsed.function(), endorsed.argument()),
                endorsed.receipt().result(),
                entry.events(),
                new StateWrites(endorsed.effects().writes(), List.of()));
    }

    /** The same blocks with every transaction changed. */
    public static List<LedgerBlock> changing(List<LedgerBlock> blocks, UnaryOperator<LedgerTransaction> change) {
        return blocks.stream()
                .map(block -> new LedgerBlock(
                        block.number(),
                        block.hash(),
                        block.previousHash(),
                        block.transactions().stream().map(change).toList()))
                .toList();
    }

    /** The same transaction, said to have called this function. */
    public static LedgerTransaction calling(String function, LedgerTransaction old) {
        return with(
                old,
                List.of(function, old.arguments().getLast()),
                old.events(),
                old.writes().own());
    }

    /** A transaction by the same creator that does nothing but this. */
    public static LedgerTransaction alone(String function, String key, String event, LedgerTransaction old) {
        return with(old, List.of(function, "{}"), List.of(event), new TreeMap<>(Map.of(key, Optional.of("{}"))));
    }

    /** The same transaction with these events. */
    public static LedgerTransaction telling(List<String> events, LedgerTransaction old) {
        return with(old, old.arguments(), events, old.writes().own());
    }

    /** The same transaction with this written besides. */
    public static LedgerTransaction writing(String key, Optional<String> value, LedgerTransaction old) {
        SortedMap<String, Optional<String>> writes = new TreeMap<>(old.writes().own());
        writes.put(key, value);
        return with(old, old.arguments(), old.events(), writes);
    }

    private static LedgerTransaction with(
            LedgerTransaction old,
            List<String> arguments,
            List<String> events,
            SortedMap<String, Optional<String>> writes) {
        return new LedgerTransaction(
                old.transactionId(),
                old.validity(),
                old.time(),
                old.creatorMsp(),
                old.creator(),
                arguments,
                old.result(),
                events,
                new StateWrites(writes, List.of()));
    }
}
