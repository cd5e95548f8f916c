package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.energy.mixing.JournalFile;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.keys.AccountKeyPair;

/** The journal of an agent that is a process of its own, for who looks at its folder, mixes nothing and writes nothing. */
final class ObservedJournal implements OutputJournal {
    private final Path file;
    private final Map<AccountKey, AccountKeyPair> outputs = new HashMap<>();
    private long read;

    ObservedJournal(Path folder, MeterId home) {
        this.file = JournalFile.path(folder, home);
    }

    @Override
    public void keep(MixSession session, int run, List<AccountKeyPair> fresh) {
        throw new IllegalStateException("who observes " + file + " mixes nothing");
    }

    @Override
    public boolean hasJoined(MixSession session, int run) {
        return true;
    }

    /** A key is written before anybody sees it; so who has seen it finds it. */
    @Override
    public Optional<AccountKeyPair> find(AccountKey output) {
        try {
            if (!outputs.containsKey(output) && Files.exists(file) && Files.size(file) != read) {
                String text = Files.readString(file);
                read = text.length();
                JournalFile.outputsIn(text).forEach(keys -> outputs.put(keys.publicKey(), keys));
            }
            return Optional.ofNullable(outputs.get(output));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
