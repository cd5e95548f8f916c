package org.gridmarket.sandbox.wasi;

import java.util.Arrays;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** A file or a folder in memory. */
abstract sealed class Node {
    /** Numbered in the order in which they came into being. */
    final long inode;

    /** Belongs to the inputs: nobody writes it. */
    final boolean fixed;

    private Node(long inode, boolean fixed) {
        this.inode = inode;
        this.fixed = fixed;
    }

    /** Names sorted by their bytes. */
    static final class Folder extends Node {
        final TreeMap<Bytes, Node> children = new TreeMap<>();

        @Nullable Folder parent;

        /** Bytes of its own name. */
        int nameBytes;

        Folder(long inode, boolean fixed, @Nullable Folder parent) {
            super(inode, fixed);
            this.parent = parent;
        }
    }

    static final class FileNode extends Node {
        private byte[] content;
        private int size;

        /** Descriptors that are open on it. */
        int open;

        /** Whether a folder names it. */
        boolean linked = true;

        FileNode(long inode, boolean fixed, byte[] content) {
            super(inode, fixed);
            this.content = content;
            this.size = content.length;
        }

        int size() {
            return size;
        }

        byte[] read(long offset, long most) {
            if (offset >= size) {
                return new byte[0];
            }
            int from = (int) offset;
            return Arrays.copyOfRange(content, from, (int) Math.min(size, from + most));
        }

        /** The caller has paid for the growth. */
        void resize(int wanted) {
            if (wanted > content.length) {
                content = Arrays.copyOf(content, (int) Math.max(wanted, Math.min(2L * content.length, 1 << 30)));
            } else if (wanted < size) {
                Arrays.fill(content, wanted, size, (byte) 0);
            }
            size = wanted;
        }

        void write(int offset, byte[] bytes) {
            System.arraycopy(bytes, 0, content, offset, bytes.length);
        }

        byte[] bytes() {
            return Arrays.copyOf(content, size);
        }
    }
}
