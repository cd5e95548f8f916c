package org.gridmarket.cli.member;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.gridmarket.cli.UsageException;

/** An operator's token, in a file that nobody else may read. */
final class TokenFile {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private TokenFile() {}

    static String read(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
                    && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
                throw new UsageException("--token-file " + file + " is open to others; call chmod 600 on it");
            }
            String token = Files.readString(file).strip();
            if (!token.matches("\\p{Graph}{16,256}")) {
                throw new UsageException("--token-file " + file + " does not hold one token of 16..256 characters");
            }
            return token;
        } catch (IOException unreadable) {
            throw new UsageException("--token-file " + file + " cannot be read (" + unreadable + ")");
        }
    }
}
