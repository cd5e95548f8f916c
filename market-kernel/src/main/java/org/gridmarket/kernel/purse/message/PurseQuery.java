package org.gridmarket.kernel.purse.message;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;

/** What may be asked without changing anything; the function is the record's name behind {@code purse:}. */
public sealed interface PurseQuery {
    /** What is in a purse. */
    record ReadPurse(AccountKey account) implements PurseQuery {}

    /** What waits for an account from one deal. */
    record ReadPayout(AccountKey account, Deal deal) implements PurseQuery {}

    /** SHA-256 over all rows of purses, to compare peers. */
    record ReadPurseDigest() implements PurseQuery {}
}
