package org.gridmarket.worker.compute.net;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.party.AccountKey;

/** Where mediators and directories are found, by what the ledger tells. Thread-safe. */
public final class MemberRegistry {
    private final Map<AccountKey, MemberEntry> members = new ConcurrentHashMap<>();

    public void hear(Record event) {
        if (event instanceof ComputeEvent.ComputeMemberRegistered(var account, var entry)) {
            members.put(account, entry);
        }
    }

    public Optional<MemberEntry> find(AccountKey account) {
        return Optional.ofNullable(members.get(account));
    }
}
