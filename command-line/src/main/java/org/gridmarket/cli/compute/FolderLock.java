package org.gridmarket.cli.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.gridmarket.process.PartFailedException;

/** A worker's folder for one process: two that wrote one journal would sign twice. Gone with the process. */
record FolderLock(FileChannel file) implements AutoCloseable {
    static FolderLock of(Path folder) {
        FileChannel opened;
        boolean mine;
        try {
            opened = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            mine = isLocked(opened);
        } catch (IOException unusable) {
            throw new PartFailedException("cannot lock " + folder + ": " + unusable, unusable);
        }
        FolderLock lock = new FolderLock(opened);
        if (!mine) {
            lock.close();
            throw new PartFailedException(
                    "another command works with " + folder + "; wait for it, or name another folder with --dir");
        }
        return lock;
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false; // this process has it already
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close the lock", broken);
        }
    }
}
