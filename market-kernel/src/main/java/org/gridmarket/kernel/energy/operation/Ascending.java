package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/** Lists of intervals come ascending, each once, so that a set has one form. */
final class Ascending {
    private Ascending() {}

    static @Nullable String offence(List<Interval> intervals) {
        for (int i = 1; i < intervals.size(); i++) {
            if (!intervals.get(i).isAfter(intervals.get(i - 1))) {
                return "interval " + intervals.get(i) + " comes after " + intervals.get(i - 1);
            }
        }
        return null;
    }
}
