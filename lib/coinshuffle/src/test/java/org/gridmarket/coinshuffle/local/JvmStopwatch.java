package org.gridmarket.coinshuffle.local;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Wall and CPU clocks of this JVM. */
final class JvmStopwatch implements Stopwatch {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Override
    public Duration wall() {
        return Duration.ofNanos(System.nanoTime());
    }

    @Override
    public Duration cpu() {
        return Duration.ofNanos(system.getProcessCpuTime());
    }
}
