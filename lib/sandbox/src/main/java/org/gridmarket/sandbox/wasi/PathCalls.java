package org.gridmarket.sandbox.wasi;

import org.gridmarket.sandbox.wasi.Descriptors.OpenFile;
import org.gridmarket.sandbox.wasi.Descriptors.OpenFolder;
import org.gridmarket.sandbox.wasi.FileSystem.Place;
import org.gridmarket.sandbox.wasi.Node.FileNode;
import org.gridmarket.sandbox.wasi.Node.Folder;

/** Calls that name a file by its path ({@code path_..}). */
final class PathCalls {
    private static final int CREATE = 1;
    private static final int DIRECTORY = 2;
    private static final int EXCLUSIVE = 4;
    private static final int TRUNCATE = 8;
    private static final long RIGHT_READ = 1 << 1;
    private static final long RIGHT_WRITE = 1 << 6;
    private static final int ALL_FLAGS = 0x1f;

    private final Descriptors descriptors;
    private final FileSystem files;

    PathCalls(Descriptors descriptors, FileSystem files) {
        this.descriptors = descriptors;
        this.files = files;
    }

    private Place place(GuestMemory memory, long fd, long address, long length) throws WasiException {
        Folder start = descriptors.folder(fd);
        return files.walk(start, memory.path(address, length));
    }

    /**
     * @param how CREATE, DIRECTORY, EXCLUSIVE, TRUNCATE
     * @param rights what the program wants to do with it
     */
    void open(GuestMemory memory, Place place, int how, long rights, long flags, long result) throws WasiException {
        boolean create = (how & CREATE) != 0;
        boolean write = (rights & RIGHT_WRITE) != 0;
        Node node = place.node();
        if (node == null) {
            if (!create) {
                throw Errno.NOENT.raised();
            }
            if ((how & DIRECTORY) != 0) {
                throw Errno.INVAL.raised();
            }
            node = files.createFile(place);
        } else if (create && (how & EXCLUSIVE) != 0) {
            throw Errno.EXIST.raised();
        }
        if (node instanceof Folder folder) {
            if ((write && (how & DIRECTORY) == 0) || (how & TRUNCATE) != 0) {
                throw Errno.ISDIR.raised();
            }
            memory.writeInt(result, descriptors.add(new OpenFolder(folder, null)));
        } else if (node instanceof FileNode file) {
            if ((how & DIRECTORY) != 0 || place.mustBeFolder()) {
                throw Errno.NOTDIR.raised();
            }
            openFile(memory, file, how, rights, flags, result);
        }
    }

    private void openFile(GuestMemory memory, FileNode file, int how, long rights, long flags, long result)
            throws WasiException {
        boolean write = (rights & RIGHT_WRITE) != 0;
        if (file.fixed && (write || (how & TRUNCATE) != 0)) {
            throw Errno.ROFS.raised();
        }
        if ((how & TRUNCATE) != 0) {
            files.resize(file, 0);
        }
        boolean read = (rights & RIGHT_READ) != 0;
        memory.writeInt(result, descriptors.add(new OpenFile(file, read, write, (int) flags & ALL_FLAGS)));
    }

    void open(GuestMemory memory, long[] arguments) throws WasiException {
        Place place = place(memory, arguments[0], arguments[2], arguments[3]);
        open(memory, place, (int) arguments[4], arguments[5], arguments[7], arguments[8]);
    }

    void stat(GuestMemory memory, long[] arguments) throws WasiException {
        Node node = place(memory, arguments[0], arguments[2], arguments[3]).existing();
        memory.write(arguments[4], FileCalls.stat(node));
    }

    void createFolder(GuestMemory memory, long[] arguments) throws WasiException {
        files.createFolder(place(memory, arguments[0], arguments[1], arguments[2]));
    }

    void removeFolder(GuestMemory memory, long[] arguments) throws WasiException {
        files.removeFolder(place(memory, arguments[0], arguments[1], arguments[2]));
    }

    void unlinkFile(GuestMemory memory, long[] arguments) throws WasiException {
        files.unlinkFile(place(memory, arguments[0], arguments[1], arguments[2]));
    }

    void rename(GuestMemory memory, long[] arguments) throws WasiException {
        Place from = place(memory, arguments[0], arguments[1], arguments[2]);
        Place to = place(memory, arguments[3], arguments[4], arguments[5]);
        memory.charge(FileSystem.entries(from.existing()));
        files.rename(from, to);
    }
}
