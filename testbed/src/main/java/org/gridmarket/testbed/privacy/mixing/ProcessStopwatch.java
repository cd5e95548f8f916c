package org.gridmarket.testbed.privacy.mixing;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.gridmarket.coinshuffle.local.Stopwatch;

/** Wall and CPU clocks of this JVM. */
public final class ProcessStopwatch implements Stopwatch {
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
