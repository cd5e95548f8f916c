package org.gridmarket.sandbox.engine;

import com.dylibso.chicory.compiler.Cache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Compiled modules in a folder that only its owner may enter, by hash of the metered module and version of the
 * compiler. A file that is not whole is as good as none. The least recently used goes when all together are too large.
 */
public final class CompiledCode {
    /** Changes whenever the compiler may write other code for the same module. */
    private static final Bytes COMPILER =
            Bytes.utf8("chicory " + Cache.class.getPackage().getImplementationVersion() + " " + Runtime.version());

    private static final int HASH_BYTES = 32;

    private final @Nullable Path folder;
    private final long mostBytes;
    private volatile @Nullable IOException lastFailure;

    private CompiledCode(@Nullable Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Keeps nothing. */
    public static CompiledCode nowhere() {
        return new CompiledCode(null, 0);
    }

    /**
     * Keeps code in a folder, which is made.
     *
     * @param mostBytes of all files together
     */
    public static CompiledCode in(Path folder, long mostBytes) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the folder for compiled modules, " + folder, failure);
        }
        return new CompiledCode(folder, mostBytes);
    }

    /** Why something could not be kept, the last time. */
    public Optional<IOException> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    Cache forModule(Bytes metered) {
        Bytes name = Digest.sha256(COMPILER, metered);
        return new Cache() {
            @Override
            public byte @Nullable [] get(String key) {
                try {
                    return folder == null ? null : read(folder.resolve(name.toHex()));
                } catch (IOException unreadable) {
                    return null; // another process has just deleted it: compiled again, as if it had never been kept
                }
            }

            @Override
            public void putIfAbsent(String key, byte[] data) {
                if (folder == null) {
                    return;
                }
                try {
                    write(folder, folder.resolve(name.toHex()), data);
                } catch (IOException full) {
                    // a full disk costs the next process time to compile, and this job nothing
                    lastFailure = full;
                }
            }
        };
    }

    private static byte @Nullable [] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        byte[] content = Files.readAllBytes(file);
        if (content.length < HASH_BYTES) {
            return null;
        }
        byte[] data = Arrays.copyOfRange(content, HASH_BYTES, content.length);
        if (!Arrays.equals(hash(data), 0, HASH_BYTES, content, 0, HASH_BYTES)) {
            return null;
        }
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        return data;
    }

    private static byte[] hash(byte[] data) {
        return Digest.sha256(Bytes.of(data)).copy();
    }

    private void write(Path into, Path file, byte[] data) throws IOException {
        if (data.length > mostBytes) {
            return;
        }
        Path part = Files.createTempFile(into, "part", "");
        try {
            try (var out = Files.newOutputStream(part)) {
                out.write(hash(data));
                out.write(data);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        shrink(into);
    }

    /** Another process may delete the same files at the same time. */
    private void shrink(Path folder) throws IOException {
        record Kept(Path file, long bytes, FileTime used) {}
        List<Kept> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.map(Path::toFile)
                    .map(file -> new Kept(file.toPath(), file.length(), FileTime.fromMillis(file.lastModified())))
                    .sorted(Comparator.comparing(Kept::used))
                    .toList();
        }
        long sum = files.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : files) {
            if (sum <= mostBytes) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            sum -= oldest.bytes();
        }
    }
}
