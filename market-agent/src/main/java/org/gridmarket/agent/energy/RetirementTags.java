package org.gridmarket.agent.energy;

import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: what the meter does for the anonymous accounts of its household (anonymity, "Retiring"). A tag is a MAC under the
 * meter's secret, so that only the meter recognises it.
 */
public interface RetirementTags {
    /** This account is the household's: what it trades, the house delivers. */
    void adopt(AccountKey account);

    /** The tag under which the account retires what it has left of an interval; empty while the meter does not answer. */
    Optional<Bytes> askTag(AccountKey account, Interval t);

    /** The tag under which the account retires its credit; empty while the meter does not answer. */
    Optional<Bytes> askCreditTag(AccountKey account);
}
