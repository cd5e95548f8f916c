package org.gridmarket.kernel.ledger;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;

/** One market on the ledger: a set of functions over the world state. */
public interface Contract {
    /** The prefix of its functions, such as {@code energy} for {@code energy:postOffers}. */
    String name();

    /** All functions, for the generated page. */
    List<String> functions();

    /** Load, decide, store. Refusals are values; the state is written only when accepted. */
    Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state);
}
