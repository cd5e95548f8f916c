package org.gridmarket.sandbox.wasi;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.wasi.Node.FileNode;
import org.gridmarket.sandbox.wasi.Node.Folder;
import org.jspecify.annotations.Nullable;

/** Open files, folders and streams by number. */
final class Descriptors {
    /** Something open. */
    abstract static sealed class Open {
        private Open() {}
    }

    /** Standard input. */
    static final class In extends Open {
        private final byte[] bytes;
        private int position;

        In(Bytes bytes) {
            this.bytes = bytes.copy();
        }

        int available() {
            return bytes.length - position;
        }

        byte[] take(int count) {
            byte[] taken = Arrays.copyOfRange(bytes, position, position + count);
            position += count;
            return taken;
        }
    }

    /** Standard output or error. */
    static final class Out extends Open {
        private final ByteArrayOutputStream bytes;

        Out(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        void put(byte[] more) {
            bytes.writeBytes(more);
        }
    }

    static final class OpenFolder extends Open {
        final Folder folder;

        /** Under this name the program finds it at the start. */
        final @Nullable String preopened;

        OpenFolder(Folder folder, @Nullable String preopened) {
            this.folder = folder;
            this.preopened = preopened;
        }
    }

    static final class OpenFile extends Open {
        final FileNode file;
        final boolean readable;
        final boolean writable;
        int flags;
        long offset;

        OpenFile(FileNode file, boolean readable, boolean writable, int flags) {
            this.file = file;
            this.readable = readable;
            this.writable = writable;
            this.flags = flags;
        }
    }

    private final FileSystem files;
    private final TreeMap<Integer, Open> open = new TreeMap<>();

    Descriptors(FileSystem files) {
        this.files = files;
    }

    /** At the lowest free number. */
    int add(Open added) throws WasiException {
        if (open.size() >= WasiLimits.DESCRIPTORS) {
            throw Errno.MFILE.raised();
        }
        int number = 0;
        while (open.containsKey(number)) {
            number++;
        }
        open.put(number, added);
        if (added instanceof OpenFile file) {
            file.file.open++;
        }
        return number;
    }

    Open get(long number) throws WasiException {
        Open found = open.get((int) number);
        if (found == null) {
            throw Errno.BADF.raised();
        }
        return found;
    }

    OpenFile file(long number) throws WasiException {
        return switch (get(number)) {
            case OpenFile file -> file;
            case OpenFolder folder -> throw Errno.ISDIR.raised();
            case In in -> throw Errno.SPIPE.raised();
            case Out out -> throw Errno.SPIPE.raised();
        };
    }

    OpenFile writable(long number) throws WasiException {
        OpenFile file = file(number);
        if (!file.writable) {
            throw Errno.BADF.raised();
        }
        return file;
    }

    Folder folder(long number) throws WasiException {
        if (get(number) instanceof OpenFolder folder) {
            return folder.folder;
        }
        throw Errno.NOTDIR.raised();
    }

    void close(long number) throws WasiException {
        release(get(number));
        open.remove((int) number);
    }

    void renumber(long from, long to) throws WasiException {
        Open moved = get(from);
        Open replaced = get(to);
        if (moved != replaced) {
            release(replaced);
            open.put((int) to, moved);
            open.remove((int) from);
        }
    }

    private void release(Open closed) {
        if (closed instanceof OpenFile file) {
            file.file.open--;
            files.closed(file.file);
        }
    }
}
