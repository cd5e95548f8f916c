package org.gridmarket.testbed.privacy.linkage;

import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;

/**
 * The answers: whose each anonymous account really is. Only whoever plays all homes has them; the outsider never does.
 *
 * @param accounts by anonymous account
 */
public record Owners(Map<AccountKey, Owned> accounts) {
    /**
     * A fresh account and its home.
     *
     * @param home the public account
     * @param place which of the home's accounts of that window it is, 0..m-1
     */
    public record Owned(AccountKey home, int place) {}

    public Owners {
        accounts = Map.copyOf(accounts);
    }

    Optional<Owned> of(AccountKey account) {
        return Optional.ofNullable(accounts.get(account));
    }
}
