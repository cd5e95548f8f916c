package org.gridmarket.coinshuffle;

import java.util.List;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.run.SessionId;

/**
 * Makes the anonymous accounts of a participant. An implementation stores the secrets before it answers, and never
 * gives out a key twice, not even after a run that failed: an output that is seen in two runs tells whose it is.
 */
@FunctionalInterface
public interface OutputAccounts {
    /** As many different new keys as asked for. */
    List<AccountKey> fresh(SessionId session, int count);
}
