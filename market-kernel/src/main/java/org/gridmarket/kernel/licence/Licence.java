package org.gridmarket.kernel.licence;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Counted;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's word that an account may do a task; counts from the round or period after it was given. A market's own
 * record implements it, since its header is the wire format.
 *
 * @param <T> what the market counts licences by: rounds, or ledger periods
 */
public interface Licence<T extends Counted<T>> {
    AccountKey holder();

    /** Who answers for it, and alone may take it back. */
    Organisation organisation();

    /** The first round or period it counts in. */
    T from();

    /** The first round or period in which it no longer holds; null while it is in force. */
    @Nullable T until();

    default boolean holdsAt(T at) {
        @Nullable T end = until();
        return !at.isBefore(from()) && (end == null || at.isBefore(end));
    }
}
