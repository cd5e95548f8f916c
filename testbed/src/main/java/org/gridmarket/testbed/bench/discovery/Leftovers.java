package org.gridmarket.testbed.bench.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.middleware.daemon.MachineProcesses;

/**
 * What a benchmark that was killed has left behind. Each process that a benchmark starts carries in its environment whose it is,
 * and so does what the process starts; the next benchmark ends those whose benchmark is gone.
 */
final class Leftovers {
    private static final String MARK = "GRIDMARKET_DISCOVERY_BENCH";
    private static final long LOOK_MILLIS = 20;
    private static final MachineProcesses MACHINE = new MachineProcesses();

    private Leftovers() {}

    /** For the environment of all that this benchmark starts. */
    static Map<String, String> mark() {
        long own = ProcessHandle.current().pid();
        return Map.of(MARK, own + "." + MACHINE.startOf(own).orElse(0));
    }

    /** Those of this machine that the benchmark with this process number has started. */
    static List<ProcessHandle> of(long benchmark) {
        return ProcessHandle.allProcesses()
                .filter(each -> markOf(each.pid()).startsWith(benchmark + "."))
                .toList();
    }

    /** Ends those whose benchmark is gone, and waits until they are. */
    static void end() throws InterruptedException {
        List<ProcessHandle> orphans = ProcessHandle.allProcesses()
                .filter(each -> isOrphan(markOf(each.pid())))
                .toList();
        orphans.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : orphans) {
            while (MACHINE.startOf(each.pid()).isPresent()) { // no child of ours, so nobody tells us
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    private static boolean isOrphan(String mark) {
        int point = mark.indexOf('.');
        if (point < 0) {
            return false;
        }
        OptionalLong start = MACHINE.startOf(Long.parseLong(mark.substring(0, point)));
        return start.isEmpty() || start.getAsLong() != Long.parseLong(mark.substring(point + 1));
    }

    /** Empty for a process that has none, or is not ours to look into. */
    private static String markOf(long pid) {
        try {
            String environment = Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
            return Stream.of(environment.split("\0"))
                    .filter(each -> each.startsWith(MARK + "="))
                    .map(each -> each.substring(MARK.length() + 1))
                    .findFirst()
                    .orElse("");
        } catch (IOException goneOrForeign) {
            return "";
        }
    }
}
