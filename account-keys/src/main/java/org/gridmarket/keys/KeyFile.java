package org.gridmarket.testbed.household;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.PartFailedException;

/** A key in a file: the seed of 32 bytes as hex digits, readable by its owner only. */
public final class KeyFile {
    private static final String SEED = "[0-9a-f]{64}";

    private KeyFile() {}

    /** Refuses, by a PartFailedException that names the file, what is no key. */
    public static AccountKeyPair read(Path file) {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new PartFailedException(
                    "key file " + file + " cannot be read (" + unreadable + "); register with --new makes one",
                    unreadable);
        }
        if (!text.matches(SEED)) {
            throw new PartFailedException("key file " + file + " does not hold 64 lower-case hex digits");
        }
        return AccountKeyPair.ofSeed(Bytes.hex(text));
    }

    /** Makes a fresh key; refuses to overwrite one. */
    public static AccountKeyPair make(Path file) {
        AccountKeyPair keys = AccountKeyPair.generate(new SecureRandom());
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, keys.seed().toHex() + "\n");
        } catch (IOException unwritable) {
            throw new PartFailedException("cannot make key file " + file + ": " + unwritable, unwritable);
        }
        return keys;
    }
}
