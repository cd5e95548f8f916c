package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.ReportOption;
import org.gridmarket.cli.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What a benchmark does that measures rows and nothing else. */
final class BenchRows {
    private BenchRows() {}

    /** Prints the rows and the machine, and writes the report. */
    static void show(
            List<Map<String, Object>> rows, CommandLine.Model.@Nullable CommandSpec spec, ReportOption report) {
        PrintWriter out = CommandTools.out(spec);
        out.print(TextTable.of(rows));
        out.println(BenchHomes.machine(report.circumstances()));
        out.flush();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("rows", rows);
        report.write(keys);
    }

    /** Sizes below the largest, and that one. */
    static Stream<Integer> sizes(List<Integer> all, int most) {
        return Stream.concat(all.stream().filter(size -> size < most), Stream.of(most));
    }
}
