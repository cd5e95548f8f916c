package org.gridmarket.worker.compute.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.ObjectHash;

/**
 * Objects as files that are named by their hashes, and beginnings of objects that are on their way. An object is written
 * beside, forced to the disk and moved into place, so that a file under a hash is whole.
 */
public final class ObjectFolder implements ObjectStore {
    private final Path folder;
    private final Path parts;

    public ObjectFolder(Path folder) {
        this.folder = folder;
        this.parts = folder.resolve("parts");
        try {
            Files.createDirectories(parts);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot make folder " + parts, full);
        }
    }

    private Path file(Bytes hash) {
        return folder.resolve(hash.toHex());
    }

    @Override
    public boolean has(Bytes hash) {
        return Files.exists(file(hash));
    }

    @Override
    public Optional<Bytes> find(Bytes hash) {
        Path file = file(hash);
        try {
            return Files.exists(file) ? Optional.of(Bytes.of(Files.readAllBytes(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    @Override
    public OptionalLong size(Bytes hash) {
        Path file = file(hash);
        try {
            return Files.exists(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot look at " + file, unreadable);
        }
    }

    /**
     * A part of an object, so that a large one need not be read for a small piece of it; empty when the object is not here.
     *
     * @param from its first byte; none are left at the object's end and beyond
     * @param most bytes at the most
     */
    public Optional<Bytes> portion(Bytes hash, long from, int most) {
        Path file = file(hash);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.clamp(channel.size() - from, 0, most));
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes, from + bytes.position());
            }
            return Optional.of(Bytes.of(Arrays.copyOf(bytes.array(), bytes.position())));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    @Override
    public Bytes keep(Bytes object) {
        Bytes hash = ObjectHash.of(object);
        if (!has(hash)) {
            Path part =
                    parts.resolve(hash.toHex() + "." + Thread.currentThread().threadId());
            append(part, object, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            moveIntoPlace(part, hash);
        }
        return hash;
    }

    private static void append(Path part, Bytes more, StandardOpenOption... how) {
        StandardOpenOption[] options = Arrays.copyOf(how, how.length + 1);
        options[how.length] = StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(part, options)) {
            ByteBuffer bytes = ByteBuffer.wrap(more.copy());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write " + part, full);
        }
    }

    private void moveIntoPlace(Path part, Bytes hash) {
        try {
            Files.move(part, file(hash), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot move " + part, full);
        }
    }

    @Override
    public void forget(Bytes hash) {
        try {
            Files.deleteIfExists(file(hash));
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot delete " + file(hash), stuck);
        }
    }

    // ---- objects on their way

    private Path part(Bytes hash, String whose) {
        return parts.resolve(hash.toHex() + "-" + whose);
    }

    /** How much of an object somebody has brought so far, bytes. */
    public long begun(Bytes hash, String whose) {
        Path part = part(hash, whose);
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot look at " + part, unreadable);
        }
    }

    /** How many objects somebody has begun to bring. */
    public int begunBy(String whose) {
        return parts(part -> part.getFileName().toString().endsWith("-" + whose))
                .size();
    }

    /** Lets go of beginnings to which nothing was added since then, and of what a crash has left. */
    public void forgetBegun(LedgerTime since) {
        try {
            for (Path part : parts(any -> true)) {
                if (Files.getLastModifiedTime(part).toMillis() < since.epochMillis()) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (NoSuchFileException whole) {
            // it was brought to its end meanwhile; the next time looks at the others
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot clear " + parts, stuck);
        }
    }

    private List<Path> parts(Predicate<Path> which) {
        try (Stream<Path> all = Files.list(parts)) {
            return all.filter(which).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + parts, unreadable);
        }
    }

    /** Adds to what somebody has brought so far. */
    public void add(Bytes hash, String whose, Bytes more) {
        append(part(hash, whose), more, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What somebody has brought so far, which is taken away. */
    public Bytes take(Bytes hash, String whose) {
        Path part = part(hash, whose);
        try {
            Bytes whole = Bytes.of(Files.readAllBytes(part));
            Files.delete(part);
            return whole;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot take " + part, unreadable);
        }
    }
}
