package org.gridmarket.testbed.day;

import java.util.Collections;
import java.util.List;

/**
 * Some durations in order.
 *
 * @param sorted ms, ascending
 */
public record Percentiles(List<Long> sorted) {
    public Percentiles {
        sorted = List.copyOf(sorted);
    }

    public static Percentiles of(List<Long> millis) {
        return new Percentiles(millis.stream().sorted().toList());
    }

    /** The value that so many percent do not exceed; 0 when there is none. */
    public long at(int percent) {
        if (sorted.isEmpty()) {
            return 0;
        }
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
    }

    public int count() {
        return sorted.size();
    }

    public static final Percentiles NONE = new Percentiles(Collections.emptyList());
}
