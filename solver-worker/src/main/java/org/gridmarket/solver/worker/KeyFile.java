package org.gridmarket.solver.worker;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.keys.AccountKeyPair;

/** Reads a solver's key. Its content never comes into a message. */
final class KeyFile {
    private static final long MAX_BYTES = 256;
    private static final Set<PosixFilePermission> OWNERS_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    static AccountKeyPair read(Path file) {
        try {
            requirePrivate(file);
            if (Files.size(file) > MAX_BYTES) {
                throw new ConfigurationException("gridmarket.solver.key-file " + file + " has " + Files.size(file)
                        + " bytes; a seed is 64 hex digits");
            }
            return AccountKeyPair.ofSeed(Bytes.hex(Files.readString(file).strip()));
        } catch (MalformedException | IllegalArgumentException noSeed) {
            throw new ConfigurationException(
                    "gridmarket.solver.key-file " + file + " holds no seed of 64 lower-case hex digits", noSeed);
        } catch (IOException unreadable) {
            throw new ConfigurationException(
                    "gridmarket.solver.key-file " + file + " cannot be read: " + unreadable, unreadable);
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            Set<PosixFilePermission> open = EnumSet.copyOf(OWNERS_ALONE);
            open.addAll(Files.getPosixFilePermissions(file));
            open.removeAll(OWNERS_ALONE);
            if (!open.isEmpty()) {
                throw new ConfigurationException("gridmarket.solver.key-file " + file + " is open to others (" + open
                        + "); call chmod 600 on it");
            }
        }
    }
}
