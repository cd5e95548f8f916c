package org.gridmarket.agent.energy.mixing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.LineFile;

/**
 * A home's journal of output keys: a file that only its owner may read, a line for each run, forced to the disk before the
 * run begins. A last line that a crash has cut is no run that began. The file is never rewritten in place. Keys of runs whose
 * accounts are settled are taken out; that the run was joined stays.
 */
public final class JournalFile implements OutputJournal {
    private static final String SEPARATOR = " ";

    private final LineFile file;
    private final Map<String, List<AccountKeyPair>> runs = new LinkedHashMap<>();
    private final Map<AccountKey, AccountKeyPair> outputs = new HashMap<>();

    public JournalFile(Path folder, MeterId home) {
        this.file = new LineFile(folder.resolve(home.name() + ".outputs"));
        file.lines().forEach(this::remember);
    }

    private void remember(String line) {
        String[] words = line.split(SEPARATOR, -1);
        List<AccountKeyPair> keys = List.of(words).subList(1, words.length).stream()
                .map(seed -> AccountKeyPair.ofSeed(Bytes.hex(seed)))
                .toList();
        runs.put(words[0], keys);
        keys.forEach(pair -> outputs.put(pair.publicKey(), pair));
    }

    @Override
    public void keep(MixSession session, int run, List<AccountKeyPair> fresh) {
        String line = line(name(session, run), fresh);
        file.append(line + "\n");
        remember(line);
    }

    private static String line(String run, List<AccountKeyPair> keys) {
        StringBuilder line = new StringBuilder(run);
        keys.forEach(pair -> line.append(SEPARATOR).append(pair.seed().toHex()));
        return line.toString();
    }

    private static String name(MixSession session, int run) {
        return session + "/" + run;
    }

    @Override
    public boolean hasJoined(MixSession session, int run) {
        return runs.containsKey(name(session, run));
    }

    @Override
    public Optional<AccountKeyPair> find(AccountKey output) {
        return Optional.ofNullable(outputs.get(output));
    }

    @Override
    public void forget(MixSession session) {
        String start = session + "/";
        StringBuilder kept = new StringBuilder();
        runs.replaceAll((run, keys) -> {
            if (run.startsWith(start)) {
                keys.forEach(pair -> outputs.remove(pair.publicKey()));
                return List.of();
            }
            return keys;
        });
        runs.forEach((run, keys) -> kept.append(line(run, keys)).append('\n'));
        file.replace(kept.toString());
    }
}
