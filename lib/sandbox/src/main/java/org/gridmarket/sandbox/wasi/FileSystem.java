package org.gridmarket.sandbox.wasi;

import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.wasi.Node.FileNode;
import org.gridmarket.sandbox.wasi.Node.Folder;
import org.jspecify.annotations.Nullable;

/** Folders and files in memory. No path leaves the folder it starts in, and there are no links. */
final class FileSystem {
    /** Where a path leads: the last folder, and the name in it; no name if the path is the folder itself. */
    record Place(Folder folder, @Nullable Bytes name, boolean mustBeFolder) {
        @Nullable Node node() {
            return name == null ? folder : folder.children.get(name);
        }

        Node existing() throws WasiException {
            Node node = node();
            if (node == null) {
                throw Errno.NOENT.raised();
            }
            if (mustBeFolder && node instanceof FileNode) {
                throw Errno.NOTDIR.raised();
            }
            return node;
        }

        Bytes nameInFolder() throws WasiException {
            if (name == null) {
                throw Errno.INVAL.raised();
            }
            return name;
        }
    }

    private final Storage storage;
    private long inodes;

    FileSystem(Storage storage) {
        this.storage = storage;
    }

    Folder emptyRoot() {
        return new Folder(++inodes, false, null);
    }

    /** Inputs, which nobody writes. */
    Folder fixedRoot(FileTree tree) {
        Folder root = new Folder(++inodes, true, null);
        tree.files().forEach((path, content) -> {
            Folder folder = root;
            String[] parts = path.split("/", -1);
            for (int index = 0; index < parts.length - 1; index++) {
                Folder parent = folder;
                folder = (Folder) parent.children.computeIfAbsent(
                        Bytes.utf8(parts[index]), name -> new Folder(++inodes, true, parent));
            }
            folder.children.put(Bytes.utf8(parts[parts.length - 1]), new FileNode(++inodes, true, content.copy()));
        });
        return root;
    }

    /** Walks a path; only its last name may be missing. */
    Place walk(Folder start, Bytes path) throws WasiException {
        String text = path.toUtf8();
        if (text.isEmpty()) {
            throw Errno.NOENT.raised();
        }
        if (text.startsWith("/")) {
            throw Errno.NOTCAPABLE.raised();
        }
        Folder folder = start;
        Bytes last = null;
        int depth = 0;
        for (String part : text.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (last != null) {
                folder = folder(folder, last);
                depth++;
                last = null;
            }
            if (part.equals("..")) {
                Folder parent = folder.parent;
                if (depth == 0 || parent == null) {
                    throw Errno.NOTCAPABLE.raised();
                }
                depth--;
                folder = parent;
            } else {
                last = name(part);
            }
        }
        return new Place(folder, last, text.endsWith("/") || text.endsWith("/."));
    }

    private static Bytes name(String part) throws WasiException {
        Bytes name = Bytes.utf8(part);
        if (name.length() > WasiLimits.NAME_BYTES) {
            throw Errno.NAMETOOLONG.raised();
        }
        return name;
    }

    private static Folder folder(Folder parent, Bytes name) throws WasiException {
        Node node = parent.children.get(name);
        if (node == null) {
            throw Errno.NOENT.raised();
        }
        if (node instanceof Folder folder) {
            return folder;
        }
        throw Errno.NOTDIR.raised();
    }

    /** Bytes of a name's path from the root of its tree. */
    private static int pathBytes(@Nullable Folder folder, Bytes name) {
        int bytes = name.length();
        for (Folder above = folder; above != null && above.parent != null; above = above.parent) {
            bytes += above.nameBytes + 1;
        }
        return bytes;
    }

    private static void mustFit(Folder folder, Bytes name, int below) throws WasiException {
        if (pathBytes(folder, name) + below > WasiLimits.PATH_BYTES) {
            throw Errno.NAMETOOLONG.raised();
        }
    }

    /** The longest path below a folder. No path has more parts than bytes, so this ends soon. */
    private static int longestBelow(Node node) {
        int longest = 0;
        if (node instanceof Folder folder) {
            for (Map.Entry<Bytes, Node> child : folder.children.entrySet()) {
                longest = Math.max(longest, 1 + child.getKey().length() + longestBelow(child.getValue()));
            }
        }
        return longest;
    }

    /** Entries at and below a node: what moving it costs. */
    static int entries(Node node) {
        int entries = 1;
        if (node instanceof Folder folder) {
            for (Node child : folder.children.values()) {
                entries += entries(child);
            }
        }
        return entries;
    }

    private static void mustBeWritable(Node node) throws WasiException {
        if (node.fixed) {
            throw Errno.ROFS.raised();
        }
    }

    FileNode createFile(Place place) throws WasiException {
        mustBeWritable(place.folder());
        Bytes name = place.nameInFolder();
        if (place.mustBeFolder()) {
            throw Errno.ISDIR.raised();
        }
        mustFit(place.folder(), name, 0);
        storage.takeEntry();
        FileNode file = new FileNode(++inodes, false, new byte[0]);
        place.folder().children.put(name, file);
        return file;
    }

    void createFolder(Place place) throws WasiException {
        if (place.node() != null) {
            throw Errno.EXIST.raised();
        }
        mustBeWritable(place.folder());
        Bytes name = place.nameInFolder();
        mustFit(place.folder(), name, 0);
        storage.takeEntry();
        Folder made = new Folder(++inodes, false, place.folder());
        made.nameBytes = name.length();
        place.folder().children.put(name, made);
    }

    void resize(FileNode file, long size) throws WasiException {
        mustBeWritable(file);
        if (size < 0) {
            throw Errno.INVAL.raised();
        }
        if (size >= file.size()) {
            storage.take(size - file.size());
        } else {
            storage.giveBack(file.size() - size);
        }
        file.resize((int) size);
    }

    void write(FileNode file, long offset, byte[] bytes) throws WasiException {
        if (bytes.length > 0) {
            file.write((int) offset, bytes);
        }
    }

    void unlinkFile(Place place) throws WasiException {
        if (!(place.existing() instanceof FileNode file)) {
            throw Errno.ISDIR.raised();
        }
        mustBeWritable(file);
        place.folder().children.remove(place.nameInFolder());
        forget(file);
    }

    void removeFolder(Place place) throws WasiException {
        if (!(place.existing() instanceof Folder folder)) {
            throw Errno.NOTDIR.raised();
        }
        Bytes name = place.nameInFolder();
        mustBeWritable(folder);
        if (!folder.children.isEmpty()) {
            throw Errno.NOTEMPTY.raised();
        }
        place.folder().children.remove(name);
        storage.giveBackEntry();
    }

    private void forget(FileNode file) {
        file.linked = false;
        storage.giveBackEntry();
        closed(file);
    }

    /** The room of a file that no folder names is free when the last descriptor on it is closed. */
    void closed(FileNode file) {
        if (!file.linked && file.open == 0 && !file.fixed) {
            storage.giveBack(file.size());
            file.resize(0);
        }
    }

    void rename(Place from, Place to) throws WasiException {
        Node moved = from.existing();
        Bytes oldName = from.nameInFolder();
        Bytes newName = to.nameInFolder();
        mustBeWritable(moved);
        mustBeWritable(to.folder());
        Node replaced = to.node();
        if (replaced == moved) {
            return;
        }
        for (Folder above = to.folder(); above != null; above = above.parent) {
            if (above == moved) {
                throw Errno.INVAL.raised();
            }
        }
        if (moved instanceof FileNode && to.mustBeFolder()) {
            throw Errno.NOTDIR.raised();
        }
        mustFit(to.folder(), newName, longestBelow(moved));
        replace(moved, replaced);
        from.folder().children.remove(oldName);
        to.folder().children.put(newName, moved);
        if (moved instanceof Folder folder) {
            folder.parent = to.folder();
            folder.nameBytes = newName.length();
        }
    }

    private void replace(Node moved, @Nullable Node replaced) throws WasiException {
        if (replaced instanceof FileNode file) {
            if (moved instanceof Folder) {
                throw Errno.NOTDIR.raised();
            }
            forget(file);
        } else if (replaced instanceof Folder folder) {
            if (moved instanceof FileNode) {
                throw Errno.ISDIR.raised();
            }
            if (!folder.children.isEmpty()) {
                throw Errno.NOTEMPTY.raised();
            }
            storage.giveBackEntry();
        }
    }

    /** All files below a folder, by their paths. */
    static void collect(Folder folder, String prefix, Map<String, Bytes> into) {
        folder.children.forEach((name, node) -> {
            String path = prefix + name.toUtf8();
            if (node instanceof FileNode file) {
                into.put(path, Bytes.of(file.bytes()));
            } else if (node instanceof Folder inner) {
                collect(inner, path + "/", into);
            }
        });
    }
}
