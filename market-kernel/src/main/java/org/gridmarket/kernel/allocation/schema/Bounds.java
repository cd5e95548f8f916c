package org.gridmarket.kernel.allocation.schema;

import java.util.LinkedHashSet;
import java.util.List;

/** What a schema's records refuse to be made of. */
final class Bounds {
    private Bounds() {}

    static void within(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " is " + value + ", outside " + least + ".." + most);
        }
    }

    static void distinct(String what, List<String> names) {
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(what + " " + names + " has a name twice");
        }
    }
}
