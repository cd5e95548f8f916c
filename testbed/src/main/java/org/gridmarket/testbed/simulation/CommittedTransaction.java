package org.gridmarket.testbed.simulation;

import java.util.List;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;

/** What is committed in simulation as an audit reads it from a real network's blocks. */
public final class CommittedTransaction {
    private CommittedTransaction() {}

    /** Lets a market's audit read what took effect in a block: so it is tried on every history, and every history by it. */
    public static void read(Block block, MarketAudit audit) {
        for (Block.Entry entry : block.transactions()) {
            if (entry.status() == CommitStatus.VALID) {
                audit.read(block.number(), of(entry.transaction()));
            }
        }
    }

    private static LedgerTransaction of(Endorsement.Endorsed endorsed) {
        return new LedgerTransaction(
                endorsed.call().transactionId(),
                LedgerTransaction.VALID,
                endorsed.call().time(),
                endorsed.call().creator().organisation().mspId(),
                endorsed.call().creator(),
                List.of(endorsed.function(), endorsed.argument()),
                endorsed.receipt().result(),
                endorsed.receipt().events(),
                new StateWrites(endorsed.effects().writes(), List.of()));
    }
}
