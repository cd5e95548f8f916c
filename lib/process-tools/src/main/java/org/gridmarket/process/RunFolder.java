package org.gridmarket.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where one run keeps its keys, ledgers, logs and report.
 *
 * @param path absolute
 */
public record RunFolder(Path path) {
    /** Room that a run needs at least: binaries' ledgers and logs of a short day. */
    public static final long NEEDED_BYTES = 256L * 1024 * 1024;

    /** Makes the folder, or says why it cannot be used. */
    public static RunFolder at(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Path probe = Files.createTempFile(path, "probe", "");
            Files.writeString(probe, "x".repeat(1024));
            Files.delete(probe);
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new PartFailedException("folder " + path + " has " + free / 1024 / 1024 + " MiB of free space, "
                        + NEEDED_BYTES / 1024 / 1024 + " MiB are needed; free some, or name another with --dir");
            }
            return new RunFolder(path);
        } catch (IOException unusable) {
            throw new PartFailedException(
                    "cannot write to folder " + path + " (" + unusable + "); name another with --dir", unusable);
        }
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    /** A folder in it, made when missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException unusable) {
            throw new PartFailedException("cannot make folder " + path.resolve(name) + ": " + unusable, unusable);
        }
    }

    /** Whether there is anything in it. */
    public boolean isEmpty() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read folder " + path + ": " + unreadable, unreadable);
        }
    }
}
