package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.chain.LedgerBlock;

/**
 * One block as the read model takes it in.
 *
 * @param number its number, from 0
 * @param transactions those of our chaincode, in order
 */
public record EventBlock(long number, List<EventTransaction> transactions) {
    public EventBlock {
        transactions = List.copyOf(transactions);
    }

    /** The events of a block, unread: whose they are is asked when they are stored. */
    public static EventBlock of(LedgerBlock block) {
        return new EventBlock(
                block.number(),
                block.transactions().stream().map(EventTransaction::of).toList());
    }
}
