package org.gridmarket.testbed.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The most memory that this process had while something ran.
 *
 * @param heapBytes sum of the heap pools' peaks, garbage that was not collected yet included
 * @param residentBytes resident set with the native memory of the solvers, and whatever the JVM has kept; known on Linux
 */
public record MemoryPeak(long heapBytes, OptionalLong residentBytes) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final String RESET_PEAK = "5"; // proc(5): sets VmHWM to the current size
    private static final String PEAK = "VmHWM:";
    private static final long BYTES_PER_KIB = 1_024;

    /** A result with what it took. */
    record Measured<T>(T result, MemoryPeak memory) {}

    /** Collects garbage, then runs and watches; not for several threads at once. */
    static <T> Measured<T> during(Supplier<T> work) {
        System.gc();
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        boolean isReset = resetResident();
        T result = work.get();
        long heap = heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return new Measured<>(result, new MemoryPeak(heap, isReset ? resident() : OptionalLong.empty()));
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static boolean resetResident() {
        try {
            Files.writeString(CLEAR, RESET_PEAK);
            return true;
        } catch (IOException notLinux) {
            return false; // then the resident size is reported as unknown
        }
    }

    private static OptionalLong resident() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KIB)
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
