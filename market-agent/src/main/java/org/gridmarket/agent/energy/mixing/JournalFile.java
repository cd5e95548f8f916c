package org.gridmarket.agent.energy.mixing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.LineFile;

/**
 * A home's journal of output keys: a file that only its owner may read, a line for each run, forced to the disk before the
 * run begins. A last line that a crash has cut is no run that began. The file is never rewritten in place. Secrets of runs
 * whose accounts are settled are taken out; that the run was joined stays, and the public keys, which the statements need.
 */
public final class JournalFile implements OutputJournal {
    private static final String SEPARATOR = " ";

    /** Before a public key whose secret is forgotten. */
    private static final String FORGOTTEN = "=";

    private final LineFile file;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<AccountKey, AccountKeyPair> outputs = new HashMap<>();
    private final Set<AccountKey> settled = new HashSet<>();

    /** The outputs of a run: with their secrets, or without. */
    private record Run(List<AccountKeyPair> keys, List<AccountKey> forgotten) {
        static Run of(List<String> words) {
            List<AccountKeyPair> keys = new ArrayList<>();
            List<AccountKey> forgotten = new ArrayList<>();
            for (String word : words) {
                if (word.startsWith(FORGOTTEN)) {
                    forgotten.add(AccountKey.hex(word.substring(FORGOTTEN.length())));
                } else {
                    keys.add(AccountKeyPair.ofSeed(Bytes.hex(word)));
                }
            }
            return new Run(keys, forgotten);
        }

        Run settled() {
            List<AccountKey> all = new ArrayList<>(forgotten);
            keys.forEach(pair -> all.add(pair.publicKey()));
            return new Run(List.of(), all);
        }

        String line(String name) {
            StringBuilder line = new StringBuilder(name);
            keys.forEach(pair -> line.append(SEPARATOR).append(pair.seed().toHex()));
            forgotten.forEach(key -> line.append(SEPARATOR).append(FORGOTTEN).append(key.toHex()));
            return line.append('\n').toString();
        }
    }

    public JournalFile(Path folder, MeterId home) {
        this.file = new LineFile(path(folder, home));
        file.lines().forEach(line -> {
            List<String> words = List.of(line.split(SEPARATOR, -1));
            remember(words.getFirst(), Run.of(words.subList(1, words.size())));
        });
    }

    /** Where the journal of a home is. */
    public static Path path(Path folder, MeterId home) {
        return folder.resolve(home.name() + ".outputs");
    }

    /** The outputs in the text of a journal that somebody else writes, whose last line may not have its end yet. */
    public static List<AccountKeyPair> outputsIn(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> List.of(line.split(SEPARATOR, -1)))
                .flatMap(words -> Run.of(words.subList(1, words.size())).keys().stream())
                .toList();
    }

    private void remember(String name, Run run) {
        runs.put(name, run);
        run.keys().forEach(pair -> outputs.put(pair.publicKey(), pair));
        settled.addAll(run.forgotten());
    }

    @Override
    public void keep(MixSession session, int run, List<AccountKeyPair> fresh) {
        Run kept = new Run(List.copyOf(fresh), List.of());
        file.append(kept.line(name(session, run)));
        remember(name(session, run), kept);
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
    public boolean isOwn(AccountKey output) {
        return outputs.containsKey(output) || settled.contains(output);
    }

    @Override
    public void forget(MixSession session) {
        String start = session + "/";
        StringBuilder kept = new StringBuilder();
        runs.replaceAll((name, run) -> {
            if (name.startsWith(start)) {
                run.keys().forEach(pair -> outputs.remove(pair.publicKey()));
                settled.addAll(run.settled().forgotten());
                return run.settled();
            }
            return run;
        });
        runs.forEach((name, run) -> kept.append(run.line(name)));
        file.replace(kept.toString());
    }
}
