package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How long submissions took until they were committed, as their senders saw it. Thread-safe. */
final class Stopwatch {
    private final List<Long> commitNanos = new ArrayList<>();

    synchronized void committed(long nanos) {
        commitNanos.add(nanos);
    }

    /** All of them so far, in milliseconds. */
    synchronized Percentiles commits() {
        return Percentiles.of(
                commitNanos.stream().map(TimeUnit.NANOSECONDS::toMillis).toList());
    }
}
