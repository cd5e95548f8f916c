package org.gridmarket.testbed.stream;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.process.Closing;

/**
 * What a run of streams holds in memory, looked at twice a minute: this process, which has all parties, after its garbage is
 * collected, and the broker as the system sees it. Thread-safe.
 */
final class MemoryLog {
    private static final int SECONDS = 30;
    private static final long MEGABYTE = 1 << 20;

    private final MachineProcesses machine = new MachineProcesses();
    private final LongSupplier broker;
    private final List<Long> heap = new ArrayList<>();
    private final List<Long> resident = new ArrayList<>();

    /** @param broker its process now */
    MemoryLog(LongSupplier broker, Closing closing) {
        this.broker = broker;
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("memory").factory());
        closing.add("look at memory no more", looking::shutdownNow);
        var unused = looking.scheduleAtFixedRate(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** Of a broker that is being started again nothing is resident. */
    private void look() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
        long megabytes = machine.residentBytes(broker.getAsLong()) / MEGABYTE;
        synchronized (this) {
            heap.add(used);
            resident.add(megabytes);
        }
    }

    /** For the report: MB, a value for each half minute. */
    synchronized Map<String, Object> keys() {
        return Map.of("heap_mb", List.copyOf(heap), "broker_resident_mb", List.copyOf(resident));
    }
}
