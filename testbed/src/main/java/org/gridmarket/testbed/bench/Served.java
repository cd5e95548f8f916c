package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.testbed.day.Percentiles;

/** How one honest caller was served: it asks four times a second, and waits for each answer. */
final class Served {
    private static final long PACE_MILLIS = 250;

    /** One question, and whether it was answered; throws what the caller would see. */
    @FunctionalInterface
    interface Asking {
        void ask(int number) throws Exception;
    }

    private final String who;
    private final String when;
    private final List<Long> millis = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();

    Served(String who, String when) {
        this.who = who;
        this.when = when;
    }

    /** Asks until the end. */
    Served run(Asking asking, int first, long endNanos) throws InterruptedException {
        for (int number = first; System.nanoTime() - endNanos < 0; number++) {
            long begun = System.nanoTime();
            try {
                asking.ask(number);
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            } catch (InterruptedException stop) {
                throw stop;
            } catch (Exception unserved) {
                failures.merge(String.valueOf(unserved.getMessage()), 1, Integer::sum);
            }
            long left = PACE_MILLIS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            if (left > 0) {
                TimeUnit.MILLISECONDS.sleep(left);
            }
        }
        return this;
    }

    long p95() {
        return Percentiles.of(millis).at(95);
    }

    /** Whether it was answered at least once, and always. */
    boolean isServed() {
        return !millis.isEmpty() && failures.isEmpty();
    }

    Map<String, Integer> failures() {
        return failures;
    }

    Map<String, Object> keys() {
        Percentiles times = Percentiles.of(millis);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("who", who);
        keys.put("when", when);
        keys.put("answered", times.count());
        keys.put("p50_ms", times.at(50));
        keys.put("p95_ms", times.at(95));
        keys.put("worst_ms", times.at(100));
        keys.put(
                "failures",
                failures.values().stream().mapToInt(Integer::intValue).sum());
        return keys;
    }
}
