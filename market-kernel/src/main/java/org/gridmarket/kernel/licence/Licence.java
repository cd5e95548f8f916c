package org.gridmarket.kernel.licence;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's word that an account may do a task; counts from the round or period after it was given. A market's own
 * record implements it, since its header is the wire format.
 */
public interface Licence {
    AccountKey holder();

    /** Who answers for it, and alone may take it back. */
    Organisation organisation();

    /** The first round or period it counts in. */
    Interval from();

    /** The first round or period in which it no longer holds; null while it is in force. */
    @Nullable Interval until();

    default boolean holdsAt(Interval round) {
        @Nullable Interval end = until();
        return !round.isBefore(from()) && (end == null || round.isBefore(end));
    }
}
