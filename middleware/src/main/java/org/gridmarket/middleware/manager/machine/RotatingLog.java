package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log of bounded size, written by the process itself, so that the bound holds while no daemon is there: when a file is full, it
 * becomes the first of the older ones, and the oldest is gone.
 */
final class RotatingLog extends OutputStream {
    private final Path file;
    private final long most;
    private final int files;
    private OutputStream out;
    private long size;

    /**
     * @param file the newest; older ones have a number behind their name
     * @param most bytes of each
     * @param files how many there are, 2 or more
     */
    RotatingLog(Path file, long most, int files) throws IOException {
        this.file = file;
        this.most = most;
        this.files = files;
        this.out = open();
        this.size = Files.size(file);
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path older(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** One piece goes into one file, if it is not larger than a file may be. */
    @Override
    public synchronized void write(byte[] piece, int from, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (size > 0 && size + length - written > most) {
                turn();
            }
            int next = (int) Math.min(most, length - written);
            out.write(piece, from + written, next);
            size += next;
            written += next;
        }
    }

    private void turn() throws IOException {
        out.close();
        for (int number = files - 2; number > 0; number--) {
            if (Files.exists(older(number))) {
                Files.move(older(number), older(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, older(1), StandardCopyOption.REPLACE_EXISTING);
        out = open();
        size = 0;
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
