package org.gridmarket.worker.compute.directory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.LineFile;

/**
 * When a directory was there, by its own word: for its owner, and no evidence for anybody else (compute-market, Directory).
 * A line for each stretch: from and to, ms. Not thread-safe.
 */
public final class UptimeLog {
    /** Of its file, in the folder of its worker. */
    public static final String NAME = "uptime";

    /** Whoever is not heard of for so long was away, ms: it says so each minute. */
    private static final long LONGEST_GAP_MILLIS = 180_000;

    /** So many stretches are kept, the latest ones: a year of three outages a day. */
    private static final int MOST_STRETCHES = 1_000;

    /** A time in which it was always there. */
    public record Stretch(LedgerTime from, LedgerTime to) {
        private String line() {
            return from.epochMillis() + " " + to.epochMillis() + "\n";
        }

        private static Stretch read(String line) {
            String[] words = line.split(" ", 2);
            return new Stretch(new LedgerTime(Long.parseLong(words[0])), new LedgerTime(Long.parseLong(words[1])));
        }

        private long millis() {
            return to.epochMillis() - from.epochMillis();
        }
    }

    private final LineFile file;
    private final List<Stretch> stretches = new ArrayList<>();

    public UptimeLog(Path path) {
        this.file = new LineFile(path);
        file.lines().forEach(line -> stretches.add(Stretch.read(line)));
    }

    /** It is there now; on disk when this returns. */
    public void isUp(LedgerTime now) {
        Stretch last = stretches.isEmpty() ? null : stretches.getLast();
        boolean goesOn = last != null
                && !now.isBefore(last.to())
                && now.isBefore(last.to().plusMillis(LONGEST_GAP_MILLIS));
        if (last != null && goesOn) {
            stretches.set(stretches.size() - 1, new Stretch(last.from(), now));
        } else {
            stretches.add(new Stretch(now, now));
        }
        while (stretches.size() > MOST_STRETCHES) {
            stretches.removeFirst();
        }
        file.replace(stretches.stream().map(Stretch::line).collect(Collectors.joining()));
    }

    /** The times in which it was there, the earliest first. */
    public List<Stretch> stretches() {
        return List.copyOf(stretches);
    }

    /** How much of the time since the first line it was there, in ten-thousandths; all of it before a minute has passed. */
    public int share(LedgerTime now) {
        long since = stretches.isEmpty()
                ? 0
                : now.epochMillis() - stretches.getFirst().from().epochMillis();
        long up = stretches.stream().mapToLong(Stretch::millis).sum();
        return since <= 0 ? 10_000 : Math.toIntExact(Math.min(10_000, up * 10_000 / since));
    }
}
