package org.gridmarket.kernel.ledger;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.MalformedException;

/** Cuts the JSON array of what a transaction told into the texts of its events, unread: nobody knows every market's events. */
public final class EventArray {
    private EventArray() {}

    /**
     * The elements of a canonical array, such as {@code [{"a":1},{"b":"]"}]}.
     *
     * @throws MalformedException when it is no array, or an element of it has no end
     */
    public static List<String> split(String array) {
        int last = array.length() - 1;
        if (last < 1 || array.charAt(0) != '[' || array.charAt(last) != ']') {
            throw new MalformedException("what a transaction tells is no JSON array");
        }
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 1;
        for (int i = 1; i < last; i++) {
            switch (array.charAt(i)) {
                case '"' -> i = endOfString(array, i, last);
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
        if (depth != 0) {
            throw new MalformedException("an event in what a transaction tells has no end");
        }
        if (start < last) {
            elements.add(array.substring(start, last));
        }
        return elements;
    }

    private static int endOfString(String array, int quote, int last) {
        int i = quote + 1;
        while (i < last && array.charAt(i) != '"') {
            i += array.charAt(i) == '\\' ? 2 : 1;
        }
        if (i >= last) {
            throw new MalformedException("a string in what a transaction tells has no end");
        }
        return i;
    }
}
