package org.gridmarket.testbed.bench.discovery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.middleware.daemon.MachineProcesses;

/**
 * What the daemons of a benchmark take, each of them on average.
 *
 * @param megabytes of memory
 * @param startMillis processor time since it began
 * @param thousandths of one processor, from then on
 */
record NodeCosts(long megabytes, long startMillis, long thousandths) {
    private static final long WATCHED_SECONDS = 20;
    private static final long MEGABYTE = 1_000_000;

    /** Watches them for a while in which nothing happens. */
    static NodeCosts of(List<ProcessHandle> daemons) throws InterruptedException {
        long before = millis(daemons);
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(WATCHED_SECONDS);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        long used = millis(daemons) - before;
        MachineProcesses memory = new MachineProcesses();
        long bytes = daemons.stream()
                .mapToLong(each -> memory.residentBytes(each.pid()))
                .sum();
        int count = daemons.size();
        return new NodeCosts(bytes / MEGABYTE / count, before / count, 1_000 * used / took / count);
    }

    private static long millis(List<ProcessHandle> daemons) {
        return daemons.stream()
                .mapToLong(each ->
                        each.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
                .sum();
    }
}
