package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.chain.LedgerTransaction;

/**
 * One transaction and what it told.
 *
 * @param id its transaction id
 * @param function such as {@code energy:postOffers}
 * @param validity Fabric's code, such as VALID
 * @param events canonical JSON of each, in order, of whatever contracts; none unless valid
 */
public record EventTransaction(String id, String function, String validity, List<String> events) {
    private static final String VALID = "VALID";

    public EventTransaction {
        events = List.copyOf(events);
    }

    /** Whether it took effect. */
    boolean isValid() {
        return validity.equals(VALID);
    }

    static EventTransaction of(LedgerTransaction transaction) {
        return new EventTransaction(
                ShortName.of(transaction.transactionId()),
                ShortName.of(transaction.function()),
                transaction.validity(),
                transaction.isValid() ? transaction.events() : List.of());
    }
}
