package org.gridmarket.worker.compute.net;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects go in portions, so that one that breaks off goes on where it was, and a request costs little memory. */
final class Portions {
    /** Bytes of a portion, and of any body. */
    static final int MOST_BYTES = 4 << 20;

    static final String FROM = "from";
    static final String SIZE = "size";

    private Portions() {}

    /** Names and values of a query; those without a value are left out. */
    static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String part : (text == null ? "" : text).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                query.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return query;
    }

    /**
     * A number of a query.
     *
     * @throws IllegalArgumentException when it is none, or negative
     */
    static long number(Map<String, String> query, String name) {
        long number = Long.parseLong(query.getOrDefault(name, ""));
        if (number < 0) {
            throw new IllegalArgumentException(name + " is " + number);
        }
        return number;
    }
}
