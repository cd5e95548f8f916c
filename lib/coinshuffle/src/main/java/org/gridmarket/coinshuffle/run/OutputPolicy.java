package org.gridmarket.coinshuffle.run;

import org.gridmarket.coinshuffle.crypto.AccountKey;

/**
 * What the ledger says of an output key. Must answer the same for every participant of a run and for the judge: a key
 * that exists on the ledger when the run opens is taken, whatever happens later.
 */
@FunctionalInterface
public interface OutputPolicy {
    /** For tests and measurements without a ledger. */
    OutputPolicy ANY = key -> true;

    /** Whether this key has never been seen on the ledger. */
    boolean isFresh(AccountKey output);
}
