package org.gridmarket.kernel.compute.message;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;

/** That a provider has a job of a creator's group. */
public record GroupEntry(AccountKey creator, String group, AccountKey provider) {
    public GroupEntry {
        Name.check("group", group);
    }
}
