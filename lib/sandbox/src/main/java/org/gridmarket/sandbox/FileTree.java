package org.gridmarket.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;

/** Files by their paths, sorted by the bytes of these; folders are there when a file is in them. */
public final class FileTree {
    /** Files of one tree. */
    public static final int MOST_FILES = 16_384;

    /** Bytes of one path. */
    public static final int MOST_PATH_BYTES = 1_024;

    /** No files. */
    public static final FileTree EMPTY = new FileTree(new TreeMap<>());

    private static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final SortedMap<String, Bytes> files;

    private FileTree(SortedMap<String, Bytes> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /**
     * A tree of these files.
     *
     * @param files contents by path: parts with "/" between, none of them empty, "." or "..", none with a zero
     *     character
     * @throws IllegalArgumentException if a path is none, a file is also a folder, or there are too many
     */
    public static FileTree of(Map<String, Bytes> files) {
        SortedMap<String, Bytes> sorted = new TreeMap<>(BY_BYTES);
        sorted.putAll(files);
        if (sorted.size() > MOST_FILES) {
            throw new IllegalArgumentException(sorted.size() + " files; a tree has " + MOST_FILES + " at most");
        }
        sorted.keySet().forEach(path -> check(path, sorted));
        return new FileTree(sorted);
    }

    private static void check(String path, SortedMap<String, Bytes> all) {
        if (path.getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
            throw new IllegalArgumentException("a path of more than " + MOST_PATH_BYTES + " bytes: " + path);
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("no path within a tree: " + path);
            }
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (all.containsKey(path.substring(0, slash))) {
                throw new IllegalArgumentException(path.substring(0, slash) + " is a file and a folder");
            }
        }
    }

    /** Contents by path, sorted. */
    public SortedMap<String, Bytes> files() {
        return files;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileTree tree && files.equals(tree.files);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }

    @Override
    public String toString() {
        return files.keySet().toString();
    }
}
