package org.gridmarket.ledger.memory;

import java.util.List;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;

/**
 * A block as validated.
 *
 * @param number from 0 on
 * @param transactions in order
 */
public record Block(long number, List<Entry> transactions) {
    /** A transaction and how it ended. */
    public record Entry(Endorsed transaction, CommitStatus status) {
        /** Canonical JSON of its events; none unless it is valid. */
        public List<String> events() {
            return status == CommitStatus.VALID ? transaction.receipt().events() : List.of();
        }
    }

    public Block {
        transactions = List.copyOf(transactions);
    }

    /** The events of the valid transactions, in order. */
    public List<String> events() {
        return transactions.stream().flatMap(entry -> entry.events().stream()).toList();
    }
}
