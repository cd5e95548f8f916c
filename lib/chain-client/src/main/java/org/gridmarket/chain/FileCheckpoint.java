package org.gridmarket.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A checkpoint in a file of one number, the next block. Written beside, flushed to the disk, then moved into place, so that
 * a crash leaves the old number or the new one: a block may come twice, and none is left out.
 */
public final class FileCheckpoint implements Checkpoint {
    private final Path file;
    private long nextBlock;

    private FileCheckpoint(Path file, long nextBlock) {
        this.file = file;
        this.nextBlock = nextBlock;
    }

    /** Opens the file, or begins at block 0 when there is none. */
    public static FileCheckpoint open(Path file) throws IOException {
        return new FileCheckpoint(file, Files.exists(file) ? read(file) : 0);
    }

    private static long read(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (!text.matches("[0-9]{1,18}")) {
            throw new IOException("checkpoint " + file + " holds '" + text
                    + "' and not the number of a block; delete it to begin at block 0");
        }
        return Long.parseLong(text);
    }

    @Override
    public synchronized long nextBlock() {
        return nextBlock;
    }

    @Override
    public synchronized void taken(long block) {
        try {
            write(block + 1);
        } catch (IOException failed) {
            throw new UncheckedIOException("checkpoint " + file + " cannot be written", failed);
        }
        nextBlock = block + 1;
    }

    private void write(long number) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap((number + "\n").getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
