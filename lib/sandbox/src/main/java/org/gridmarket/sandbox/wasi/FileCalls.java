package org.gridmarket.sandbox.wasi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.wasi.Descriptors.In;
import org.gridmarket.sandbox.wasi.Descriptors.Open;
import org.gridmarket.sandbox.wasi.Descriptors.OpenFile;
import org.gridmarket.sandbox.wasi.Descriptors.OpenFolder;
import org.gridmarket.sandbox.wasi.Descriptors.Out;
import org.gridmarket.sandbox.wasi.GuestMemory.Buffer;
import org.gridmarket.sandbox.wasi.Node.FileNode;
import org.gridmarket.sandbox.wasi.Node.Folder;
import org.jspecify.annotations.Nullable;

/** Calls on open descriptors ({@code fd_..}). */
final class FileCalls {
    private static final int APPEND = 1;
    private static final int DIRENT_BYTES = 24;
    private static final long ALL_RIGHTS = 0x1fff_ffffL;

    /** Seeking and telling, which a stream cannot: C libraries tell files from terminals by them. */
    private static final long SEEK_AND_TELL = 1 << 2 | 1 << 5;

    private static final int TYPE_UNKNOWN = 0;
    private static final int TYPE_FOLDER = 3;
    private static final int TYPE_FILE = 4;

    private final Descriptors descriptors;
    private final FileSystem files;
    private final Storage storage;

    FileCalls(Descriptors descriptors, FileSystem files, Storage storage) {
        this.descriptors = descriptors;
        this.files = files;
        this.storage = storage;
    }

    private static int typeOf(Node node) {
        return node instanceof Folder ? TYPE_FOLDER : TYPE_FILE;
    }

    void stat(GuestMemory memory, long fd, long address) throws WasiException {
        memory.write(
                address,
                switch (descriptors.get(fd)) {
                    case OpenFile file -> stat(file.file);
                    case OpenFolder folder -> stat(folder.folder);
                    case In in -> new byte[64];
                    case Out out -> new byte[64];
                });
    }

    /** Device 0, one link, all times 0. */
    static byte[] stat(Node node) {
        ByteBuffer stat = GuestMemory.fresh(64);
        stat.putLong(8, node.inode);
        stat.put(16, (byte) typeOf(node));
        stat.putLong(24, 1);
        stat.putLong(32, node instanceof FileNode file ? file.size() : 0);
        return GuestMemory.content(stat);
    }

    void fdstat(GuestMemory memory, long fd, long address) throws WasiException {
        ByteBuffer stat = GuestMemory.fresh(24);
        Open open = descriptors.get(fd);
        int type = switch (open) {
            case OpenFile file -> TYPE_FILE;
            case OpenFolder folder -> TYPE_FOLDER;
            case In in -> TYPE_UNKNOWN;
            case Out out -> TYPE_UNKNOWN;
        };
        stat.put(0, (byte) type);
        stat.putShort(2, (short) (open instanceof OpenFile file ? file.flags : 0));
        stat.putLong(8, type == TYPE_UNKNOWN ? ALL_RIGHTS & ~SEEK_AND_TELL : ALL_RIGHTS);
        stat.putLong(16, ALL_RIGHTS);
        memory.write(address, GuestMemory.content(stat));
    }

    void setFlags(long fd, long flags) throws WasiException {
        if (descriptors.get(fd) instanceof OpenFile file) {
            file.flags = (int) flags & 0x1f;
        }
    }

    void prestat(GuestMemory memory, long fd, long address) throws WasiException {
        ByteBuffer prestat = GuestMemory.fresh(8);
        prestat.putInt(4, preopened(fd).length);
        memory.write(address, GuestMemory.content(prestat));
    }

    void prestatName(GuestMemory memory, long fd, long address, long length) throws WasiException {
        byte[] name = preopened(fd);
        if (GuestMemory.unsigned(length) < name.length) {
            throw Errno.NAMETOOLONG.raised();
        }
        memory.chargeBytes(name.length);
        memory.write(address, name);
    }

    private byte[] preopened(long fd) throws WasiException {
        @Nullable String name = descriptors.get(fd) instanceof OpenFolder folder ? folder.preopened : null;
        if (name == null) {
            throw Errno.BADF.raised();
        }
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** @param at the place in the file, or nothing for where the descriptor stands */
    void read(GuestMemory memory, long fd, long list, long count, @Nullable Long at, long result) throws WasiException {
        List<Buffer> buffers = memory.buffers(list, count);
        long wanted = GuestMemory.total(buffers);
        byte[] bytes;
        if (at == null && descriptors.get(fd) instanceof In in) {
            int length = (int) Math.min(wanted, in.available());
            memory.chargeBytes(length);
            bytes = in.take(length);
        } else {
            bytes = readFile(memory, readable(fd), wanted, at);
        }
        int done = 0;
        for (Buffer buffer : buffers) {
            int part = Math.min(buffer.length(), bytes.length - done);
            memory.write(buffer.address(), Arrays.copyOfRange(bytes, done, done + part));
            done += part;
        }
        memory.writeInt(result, done);
    }

    private OpenFile readable(long fd) throws WasiException {
        OpenFile file = descriptors.get(fd) instanceof Out ? null : descriptors.file(fd);
        if (file == null || !file.readable) {
            throw Errno.BADF.raised();
        }
        return file;
    }

    private static byte[] readFile(GuestMemory memory, OpenFile file, long wanted, @Nullable Long at)
            throws WasiException {
        long offset = at == null ? file.offset : at;
        if (offset < 0) {
            throw Errno.INVAL.raised();
        }
        memory.chargeBytes(Math.min(wanted, Math.max(0, file.file.size() - offset)));
        byte[] bytes = file.file.read(offset, wanted);
        if (at == null) {
            file.offset += bytes.length;
        }
        return bytes;
    }

    void write(GuestMemory memory, long fd, long list, long count, @Nullable Long at, long result)
            throws WasiException {
        List<Buffer> buffers = memory.buffers(list, count);
        long total = GuestMemory.total(buffers);
        Open open = descriptors.get(fd);
        if (at == null && open instanceof Out out) {
            memory.chargeBytes(total);
            storage.take(total);
            out.put(gather(memory, buffers));
        } else if (open instanceof In) {
            throw Errno.BADF.raised();
        } else {
            memory.chargeBytes(total);
            writeFile(memory, descriptors.writable(fd), buffers, total, at);
        }
        memory.writeInt(result, (int) total);
    }

    private void writeFile(GuestMemory memory, OpenFile file, List<Buffer> buffers, long total, @Nullable Long at)
            throws WasiException {
        long offset = at != null ? at : (file.flags & APPEND) != 0 ? file.file.size() : file.offset;
        if (offset < 0 || offset > Long.MAX_VALUE - total) {
            throw Errno.INVAL.raised();
        }
        if (total > 0 && offset + total > file.file.size()) {
            files.resize(file.file, offset + total);
        }
        files.write(file.file, offset, gather(memory, buffers));
        if (at == null) {
            file.offset = offset + total;
        }
    }

    private static byte[] gather(GuestMemory memory, List<Buffer> buffers) throws WasiException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Buffer buffer : buffers) {
            bytes.writeBytes(memory.read(buffer.address(), buffer.length()));
        }
        return bytes.toByteArray();
    }

    void seek(GuestMemory memory, long fd, long delta, long whence, long result) throws WasiException {
        OpenFile file = descriptors.file(fd);
        long base = switch ((int) whence) {
            case 0 -> 0;
            case 1 -> file.offset;
            case 2 -> file.file.size();
            default -> throw Errno.INVAL.raised();
        };
        long wanted = base + delta;
        if (wanted < 0) {
            throw Errno.INVAL.raised();
        }
        file.offset = wanted;
        memory.writeLong(result, wanted);
    }

    void tell(GuestMemory memory, long fd, long result) throws WasiException {
        memory.writeLong(result, descriptors.file(fd).offset);
    }

    void resize(long fd, long size) throws WasiException {
        files.resize(descriptors.writable(fd).file, size);
    }

    void allocate(long fd, long offset, long length) throws WasiException {
        FileNode file = descriptors.writable(fd).file;
        long end = offset + length;
        if (offset < 0 || length < 0 || end < 0) {
            throw Errno.INVAL.raised();
        }
        files.resize(file, Math.max(end, file.size()));
    }

    /** Entries sorted by name, behind "." and ".."; the cookie is the number of entries already seen. */
    void entries(GuestMemory memory, long fd, long address, long length, long cookie, long result)
            throws WasiException {
        Folder folder = descriptors.folder(fd);
        long room = GuestMemory.unsigned(length);
        memory.read(address, 0);
        if (cookie < 0 || room > memory.guest().memoryBytes()) {
            throw Errno.INVAL.raised();
        }
        memory.charge(Math.min(cookie, folder.children.size()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long place = 0;
        Folder parent = folder.parent == null ? folder : folder.parent;
        if (cookie <= place++) {
            entry(out, place, folder, Bytes.utf8("."));
        }
        if (cookie <= place++ && out.size() < room) {
            entry(out, place, parent, Bytes.utf8(".."));
        }
        for (Map.Entry<Bytes, Node> child : folder.children.entrySet()) {
            if (out.size() >= room) {
                break;
            }
            if (cookie <= place++) {
                entry(out, place, child.getValue(), child.getKey());
            }
        }
        byte[] bytes = out.toByteArray();
        int written = (int) Math.min(room, bytes.length);
        memory.chargeBytes(written);
        memory.write(address, Arrays.copyOf(bytes, written));
        memory.writeInt(result, written);
    }

    private static void entry(ByteArrayOutputStream out, long next, Node node, Bytes name) {
        ByteBuffer entry = GuestMemory.fresh(DIRENT_BYTES);
        entry.putLong(0, next).putLong(8, node.inode).putInt(16, name.length()).put(20, (byte) typeOf(node));
        out.writeBytes(GuestMemory.content(entry));
        out.writeBytes(name.copy());
    }
}
