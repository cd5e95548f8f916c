package org.gridmarket.testbed.household;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;

/** A journal that lives as long as this object; for simulations. */
public final class MemoryJournal implements OutputJournal {
    private record Run(MixSession session, int run) {}

    private final Set<Run> joined = new HashSet<>();
    private final Map<AccountKey, AccountKeyPair> outputs = new HashMap<>();

    @Override
    public void keep(MixSession session, int run, List<AccountKeyPair> fresh) {
        joined.add(new Run(session, run));
        fresh.forEach(keys -> outputs.put(keys.publicKey(), keys));
    }

    @Override
    public boolean hasJoined(MixSession session, int run) {
        return joined.contains(new Run(session, run));
    }

    @Override
    public Optional<AccountKeyPair> find(AccountKey output) {
        return Optional.ofNullable(outputs.get(output));
    }
}
