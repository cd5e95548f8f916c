package org.gridmarket.cli.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.metrics.ThisBuild;

/**
 * Under which circumstances a command ran: figures without them say nothing.
 *
 * @param version of this software
 * @param commit of the sources it was built of, or "unknown" when it was not built by the launcher
 * @param machine processor and operating system
 * @param cores processors that the JVM may use
 * @param loadAverage of the machine when the command started, over one minute, in hundredths; -1 when unknown
 * @param startedAt UTC
 * @param command as it was typed
 */
public record Circumstances(
        String version, String commit, String machine, int cores, int loadAverage, Instant startedAt, String command) {
    private static final int HUNDREDTHS = 100;

    /** As they are now. */
    public static Circumstances now(String command) {
        ThisBuild build = ThisBuild.read();
        return new Circumstances(
                build.version(),
                build.commit(),
                describeMachine(),
                Runtime.getRuntime().availableProcessors(),
                loadNow(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                command);
    }

    private static int loadNow() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? -1 : (int) Math.round(load * HUNDREDTHS);
    }

    /** The root of the project, which the launcher names. */
    public static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("GRIDMARKET_HOME")).orElse("."))
                .toAbsolutePath()
                .normalize();
    }

    private static String describeMachine() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse("unknown processor")
                    + ", " + system;
        } catch (IOException notLinux) {
            return system;
        }
    }

    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("version", version);
        keys.put("commit", commit);
        keys.put("machine", machine);
        keys.put("cores", cores);
        keys.put("load_average", loadAverage < 0 ? null : loadAverage / (double) HUNDREDTHS);
        keys.put("started_at", startedAt.toString());
        keys.put("command", command);
        return keys;
    }
}
