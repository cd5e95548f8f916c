package org.gridmarket.kernel.compute.offer;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/** What the lists and hashes of offers must be. */
final class Lists {
    private static final int HASH_LENGTH = 32;

    private Lists() {}

    /** A copy; refused when there are more than so many, or one of them twice. */
    static <T> List<T> distinct(String what, List<T> list, int most) {
        if (list.size() > most || list.stream().distinct().count() != list.size()) {
            throw new IllegalArgumentException(
                    list.size() + " " + what + "; at most " + most + " are allowed, and each once");
        }
        return List.copyOf(list);
    }

    static Bytes hash(String what, Bytes hash) {
        if (hash.length() != HASH_LENGTH) {
            throw new IllegalArgumentException(what + " has " + hash.length() + " bytes, not " + HASH_LENGTH);
        }
        return hash;
    }
}
