package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testbed.household.OutputJournal;

/**
 * A home's journal of output keys: a file that only its owner may read, a line for each run, forced to the disk before the
 * run begins. A last line that a crash has cut is no run that began.
 */
final class JournalFile implements OutputJournal {
    private static final String SEPARATOR = " ";

    private final Path file;
    private final Set<String> joined = new HashSet<>();
    private final Map<AccountKey, AccountKeyPair> outputs = new HashMap<>();

    JournalFile(Path folder, MeterId home) {
        this.file = folder.resolve(home.name() + ".outputs");
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file);
                String whole = text.substring(0, text.lastIndexOf('\n') + 1);
                whole.lines().forEach(this::remember);
                Files.writeString(file, whole);
            } else {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use journal " + file, unusable);
        }
    }

    private void remember(String line) {
        String[] words = line.split(SEPARATOR, -1);
        joined.add(words[0]);
        for (int i = 1; i < words.length; i++) {
            AccountKeyPair keys = AccountKeyPair.ofSeed(Bytes.hex(words[i]));
            outputs.put(keys.publicKey(), keys);
        }
    }

    @Override
    public void keep(MixSession session, int run, List<AccountKeyPair> fresh) {
        StringBuilder line = new StringBuilder(name(session, run));
        fresh.forEach(keys -> line.append(SEPARATOR).append(keys.seed().toHex()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot keep output keys in " + file, unwritable);
        }
        remember(line.toString());
    }

    private static String name(MixSession session, int run) {
        return session + "/" + run;
    }

    @Override
    public boolean hasJoined(MixSession session, int run) {
        return joined.contains(name(session, run));
    }

    @Override
    public Optional<AccountKeyPair> find(AccountKey output) {
        return Optional.ofNullable(outputs.get(output));
    }
}
