package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.process.ChildProcess;

/** What processes hold in memory, by the word of this machine's kernel. */
final class ResidentMemory {
    private static final String RESIDENT = "VmRSS:";
    private static final int KIB = 1_024;

    private ResidentMemory() {}

    /** MiB of each, by its name. */
    static Map<String, Double> of(Collection<ChildProcess> processes) {
        Map<String, Double> resident = new TreeMap<>();
        processes.forEach(process -> resident.put(process.name(), mebibytes(process.pid())));
        return resident;
    }

    private static double mebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line =
                    lines.filter(text -> text.startsWith(RESIDENT)).findFirst().orElseThrow();
            return Math.round(Long.parseLong(line.replaceAll("\\D", "")) * 10.0 / KIB) / 10.0;
        } catch (IOException gone) {
            throw new UncheckedIOException("process " + pid, gone);
        }
    }
}
