package org.gridmarket.kernel.licence.operation;

import java.util.Optional;
import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Counted;

/**
 * Port: where a market keeps licences of one kind.
 *
 * @param <T> what the market counts licences by
 * @param <L> the market's licences
 */
public interface LicenceRows<T extends Counted<T>, L extends Licence<T>> {
    /** The licence of an account, in force or withdrawn; nothing when there is no row. */
    Optional<L> of(AccountKey holder);

    /** How many licences of an organisation are in force. A market reads no more than the bound. */
    int heldBy(Organisation organisation);

    /** Stores a licence in force, and counts it for its organisation. */
    L grant(AccountKey holder, Organisation organisation, T from);

    /** Stores that a licence ends, and no longer counts it. */
    L withdraw(L held, T until);
}
