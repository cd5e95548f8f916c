package org.gridmarket.chain;

import java.util.ArrayList;
import java.util.List;

/** Cuts a JSON array into the texts of its elements, unread: a client need not know every market's events. */
final class EventArray {
    private EventArray() {}

    /** The elements of a canonical array, such as {@code [{"a":1},{"b":"]"}]}. */
    static List<String> split(String array) {
        int last = array.length() - 1;
        if (last < 1 || array.charAt(0) != '[' || array.charAt(last) != ']') {
            throw new ChainException("a block's event is no JSON array");
        }
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < last; i++) {
            switch (array.charAt(i)) {
                case '"' -> i = endOfString(array, i);
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        elements.add(array.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        if (start < last) {
            elements.add(array.substring(start, last));
        }
        return elements;
    }

    private static int endOfString(String array, int quote) {
        int i = quote + 1;
        while (array.charAt(i) != '"') {
            i += array.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
