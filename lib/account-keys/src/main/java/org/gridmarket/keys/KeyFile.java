package org.gridmarket.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A key in a file: its seed of 32 bytes as 64 lower-case hex digits, readable by its owner only. The content never comes into a
 * message.
 */
public final class KeyFile {
    private static final String SEED = "[0-9a-f]{64}";
    private static final long MAX_BYTES = 256;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_ALONE =
            PosixFilePermissions.asFileAttribute(OWNERS);

    private KeyFile() {}

    /**
     * The key of an account or of a meter.
     *
     * @throws KeyFileException when the file cannot be read, is open to others, or holds no seed
     */
    public static AccountKeyPair read(Path file) {
        return AccountKeyPair.ofSeed(seed(file));
    }

    /**
     * The seed of a key of any kind.
     *
     * @throws KeyFileException when the file cannot be read, is open to others, or holds no seed
     */
    public static Bytes seed(Path file) {
        String text;
        try {
            requirePrivate(file);
            if (Files.size(file) > MAX_BYTES) {
                throw new KeyFileException(
                        "key file " + file + " has " + Files.size(file) + " bytes; a seed is 64 lower-case hex digits");
            }
            text = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new KeyFileException("key file " + file + " cannot be read (" + unreadable + ")", unreadable);
        }
        if (!text.matches(SEED)) {
            throw new KeyFileException("key file " + file + " does not hold a seed of 64 lower-case hex digits");
        }
        return Bytes.hex(text);
    }

    /**
     * Makes a fresh key.
     *
     * @throws KeyFileException when the file exists already or cannot be written
     */
    public static AccountKeyPair make(Path file) {
        AccountKeyPair keys = AccountKeyPair.generate(new SecureRandom());
        write(file, keys.seed());
        return keys;
    }

    /**
     * Writes a seed into a new file.
     *
     * @throws KeyFileException when the file exists already or cannot be written
     */
    public static void write(Path file, Bytes seed) {
        try {
            Files.createFile(file, OWNERS_ALONE);
            Files.writeString(file, seed.toHex() + "\n");
        } catch (IOException unwritable) {
            throw new KeyFileException("cannot make key file " + file + ": " + unwritable, unwritable);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Set<PosixFilePermission> open = EnumSet.copyOf(OWNERS);
            open.addAll(Files.getPosixFilePermissions(file));
            open.removeAll(OWNERS);
            if (!open.isEmpty()) {
                throw new KeyFileException(
                        "key file " + file + " is open to others (" + open + "); call chmod 600 on it");
            }
        }
    }
}
