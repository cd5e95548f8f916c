package org.gridmarket.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of secrets that only its owner may read, and that a crash at any moment leaves as it was or as it was to become:
 * written beside, forced to the disk, moved into place. Failures are an UncheckedIOException that names the file.
 */
public final class PrivateFile {
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;

    public PrivateFile(Path file) {
        this.file = file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    public String read() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** What {@link #replaceUnforced} has written, or what a crash of the machine has left of it, as it stands. */
    public String readUnforced() {
        try {
            return new String(
                    Files.readAllBytes(file), StandardCharsets.UTF_8); // reading as a string refuses half a letter
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /** Gives the file this content; returns once it would survive a crash. */
    public void replace(String content) {
        try {
            move(content, true);
            try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true); // the name as well
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    /**
     * The same without waiting for the disk, for what means nothing once the machine has begun anew: the end of the program
     * leaves it whole, that of the machine may leave anything.
     */
    public void replaceUnforced(String content) {
        try {
            move(content, false);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    private void move(String content, boolean forced) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside); // of a crash, and perhaps with other permissions
        Files.createFile(beside, OWNERS_ALONE);
        write(beside, content, StandardOpenOption.WRITE, forced);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Adds to its end; returns once it would survive a crash. Cut off by one, a part of it may stand there. */
    public void append(String more) {
        try {
            write(file, more, StandardOpenOption.APPEND, true);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }

    private static void write(Path where, String content, OpenOption how, boolean forced) throws IOException {
        try (FileChannel channel = FileChannel.open(where, how)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (forced) {
                channel.force(true);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
