package org.gridmarket.kernel.ledger;

import org.gridmarket.kernel.decision.Decision;

/** One market on the ledger, or a contract that markets share: a set of functions over the world state. */
public interface Contract {
    /** The prefix of its functions, such as {@code energy} for {@code energy:postOffers}. */
    default String name() {
        return contents().functions().prefix();
    }

    /** All that it has, for the generated pages and for whoever asks whose an event or a function is. */
    TableOfContents contents();

    /** Load, decide, store. Refusals are values; the state is written only when accepted. */
    Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state);
}
