package org.gridmarket.gateway.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** What this gateway and the ledger refused in the last hour, by code: counts by minute, so that memory has a bound. */
@Singleton
public class RecentRefusals {
    /** How far back is counted. */
    public static final Duration SPAN = Duration.ofHours(1);

    /** Far more than there are codes; whatever comes after is counted under {@link #OTHER}. */
    static final int MOST_CODES = 200;

    /** Codes beyond the bound. */
    static final String OTHER = "OTHER";

    private static final int MINUTES = Math.toIntExact(SPAN.toMinutes());

    /**
     * A code and how often it was given.
     *
     * @param by {@code relay} or {@code ledger}
     */
    public record Count(String by, String code, long count) {}

    private record Key(String by, String code) {}

    /** Counts of the last minutes, each with the minute it belongs to. */
    private static final class Minutes {
        private final long[] minute = new long[MINUTES];
        private final long[] count = new long[MINUTES];

        void add(long now) {
            int place = Math.floorMod(now, MINUTES);
            if (minute[place] != now) {
                minute[place] = now;
                count[place] = 0;
            }
            count[place]++;
        }

        long since(long oldest) {
            long sum = 0;
            for (int i = 0; i < MINUTES; i++) {
                sum += minute[i] >= oldest ? count[i] : 0;
            }
            return sum;
        }
    }

    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Minutes> counts = new LinkedHashMap<>();

    @Inject
    public RecentRefusals(Clock clock) {
        this.clock = clock;
    }

    /** Counts one. */
    public void count(String by, String code) {
        lock.lock();
        try {
            Key key = new Key(by, code);
            if (!counts.containsKey(key) && counts.size() >= MOST_CODES) {
                key = new Key(by, OTHER);
            }
            counts.computeIfAbsent(key, fresh -> new Minutes()).add(minute());
        } finally {
            lock.unlock();
        }
    }

    /** Those of the last hour, the most frequent first. */
    public List<Count> lastHour() {
        lock.lock();
        try {
            long oldest = minute() - MINUTES + 1;
            Map<Key, Long> found = new TreeMap<>(Comparator.comparing(Key::by).thenComparing(Key::code));
            counts.forEach((key, minutes) -> found.put(key, minutes.since(oldest)));
            return found.entrySet().stream()
                    .filter(each -> each.getValue() > 0)
                    .map(each -> new Count(each.getKey().by(), each.getKey().code(), each.getValue()))
                    .sorted(Comparator.comparingLong(Count::count).reversed())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private long minute() {
        return Duration.ofMillis(clock.millis()).toMinutes();
    }
}
