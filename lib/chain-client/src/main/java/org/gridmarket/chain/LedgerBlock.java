package org.gridmarket.chain;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A block, with the transactions of our chaincode; others (configuration, life cycle) are left out.
 *
 * @param number from 0 on
 * @param hash of its header
 * @param previousHash what it says its predecessor's hash is; empty for block 0
 * @param transactions in order, valid or not
 */
public record LedgerBlock(long number, Bytes hash, Bytes previousHash, List<LedgerTransaction> transactions) {
    public LedgerBlock {
        transactions = List.copyOf(transactions);
    }

    /** The transactions that took effect. */
    public List<LedgerTransaction> valid() {
        return transactions.stream().filter(LedgerTransaction::isValid).toList();
    }

    /** The events of the transactions that took effect, in order. */
    public List<String> events() {
        return transactions.stream()
                .flatMap(transaction -> transaction.events().stream())
                .toList();
    }
}
