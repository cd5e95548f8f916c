package org.gridmarket.kernel.stream.form;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gridmarket.kernel.wire.Bytes;

/**
 * The tree of RFC 9162, section 2.1: a leaf is hashed behind a byte 0, a node behind a byte 1, and n leaves are split at the
 * largest power of two below n. A tree is made once and kept: whoever made it again for a retry would have another root.
 */
public final class HashTree {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Hashes level by level: the leaves first, the root alone last; an odd one at the end goes up as it is. */
    private final List<List<Bytes>> levels;

    private HashTree(List<List<Bytes>> levels) {
        this.levels = levels;
    }

    /** @param leaves what is in the leaves, 1 or more */
    public static HashTree of(List<Bytes> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree has a leaf");
        }
        List<List<Bytes>> levels = new ArrayList<>();
        List<Bytes> level = leaves.stream().map(HashTree::leafHash).toList();
        levels.add(level);
        while (level.size() > 1) {
            List<Bytes> above = new ArrayList<>();
            for (int left = 0; left < level.size(); left += 2) {
                above.add(left + 1 < level.size() ? nodeHash(level.get(left), level.get(left + 1)) : level.get(left));
            }
            level = above;
            levels.add(level);
        }
        return new HashTree(levels);
    }

    public Bytes root() {
        return levels.getLast().getFirst();
    }

    /** How many leaves it has. */
    public int size() {
        return levels.getFirst().size();
    }

    /** The inclusion path of a leaf, from its sibling up. */
    public List<Bytes> path(int position) {
        Objects.checkIndex(position, size());
        List<Bytes> path = new ArrayList<>();
        int at = position;
        for (List<Bytes> level : levels) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            at >>= 1;
        }
        return List.copyOf(path);
    }

    /** Whether a leaf is at this position of the tree with that many leaves and this root (RFC 9162, 2.1.3.2). */
    public static boolean isIn(Bytes leaf, int position, int size, List<Bytes> path, Bytes root) {
        if (position < 0 || position >= size) {
            return false;
        }
        int first = position;
        int last = size - 1;
        Bytes hash = leafHash(leaf);
        for (Bytes sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((first & 1) == 1 || first == last) {
                hash = nodeHash(sibling, hash);
                while ((first & 1) == 0 && first != 0) {
                    first >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            first >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    static Bytes leafHash(Bytes leaf) {
        MessageDigest digest = Sha.digest();
        digest.update(LEAF);
        digest.update(leaf.copy());
        return Bytes.of(digest.digest());
    }

    private static Bytes nodeHash(Bytes left, Bytes right) {
        MessageDigest digest = Sha.digest();
        digest.update(NODE);
        digest.update(left.copy());
        digest.update(right.copy());
        return Bytes.of(digest.digest());
    }
}
