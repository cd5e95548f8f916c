package org.gridmarket.testbed.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What was read, before any result: what the rows look like, and what of them the ledger takes. */
final class ReadSummary {
    private ReadSummary() {}

    /** Prints it. */
    static void print(CommandLine.Model.@Nullable CommandSpec spec, DataFolder read, Admission admission) {
        StringBuilder text = new StringBuilder();
        read.facts().lines().forEach(line -> text.append(line).append('\n'));
        admission.lines().forEach(line -> text.append(line).append('\n'));
        CommandTools.print(spec, text);
    }

    /** The same as keys of a report. */
    static Map<String, Object> keys(DataFolder read, Admission admission) {
        Map<String, Object> keys = new LinkedHashMap<>(read.facts().keys());
        keys.putAll(admission.keys());
        return keys;
    }
}
