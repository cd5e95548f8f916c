package org.gridmarket.kernel.allocation.offer;

import java.util.EnumSet;
import java.util.List;

/** What an offer does not allow, over all cycles of the offer together. */
public enum Flag {
    /** One type only: a car is in one place. */
    SINGLE,
    /** One counterpart offer only. */
    TOGETHER,
    /** A solution that uses it uses it up. */
    WHOLE;

    /** A copy; flags that are not ascending, each once, are refused. */
    public static List<Flag> ascending(List<Flag> flags) {
        List<Flag> copy = List.copyOf(flags);
        if (!copy.isEmpty() && !List.copyOf(EnumSet.copyOf(copy)).equals(copy)) {
            throw new IllegalArgumentException("flags " + copy + " are not ascending, each once");
        }
        return copy;
    }
}
