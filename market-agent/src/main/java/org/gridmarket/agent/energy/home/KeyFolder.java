package org.gridmarket.agent.energy.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;

/** The folder of a process with its keys and journals, which nobody but its owner may enter. */
public final class KeyFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private KeyFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder when there is none; refuses one that others may enter, which may have been read already. */
    public static KeyFolder at(Path path) {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            Set<PosixFilePermission> open = EnumSet.copyOf(OWNER_ONLY);
            open.addAll(Files.getPosixFilePermissions(path));
            open.removeAll(OWNER_ONLY);
            if (!Files.isDirectory(path) || !open.isEmpty()) {
                throw new SettingsException("key folder " + path + " is open to others (" + open
                        + "); call chmod 700 on it, and think whether its keys were read");
            }
            return new KeyFolder(path);
        } catch (IOException unusable) {
            throw new SettingsException("key folder " + path + " cannot be used: " + unusable);
        }
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** The key of this name; made when there is none. */
    public AccountKeyPair key(String name) {
        Path file = file(name + ".key");
        return Files.exists(file) ? KeyFile.read(file) : KeyFile.make(file);
    }
}
