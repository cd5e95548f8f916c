package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.check.Subjects;
import org.gridmarket.check.export.ExportedFiles;
import org.gridmarket.check.property.Check;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.property.PropertyFile;
import org.gridmarket.check.property.Subject;
import org.gridmarket.check.property.Verdict;
import org.gridmarket.check.table.TableModel;
import org.gridmarket.cli.ExitCode;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Walks every history of small scopes through the kernel itself and judges them by the properties of docs/properties. */
@CommandLine.Command(
        name = "check",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Model checker: walks every history of small scopes, with the market's own code as the model, and judges them by"
                    + " the formulas of a folder of .ctl files.",
            "A property counts when it holds, when what it speaks of is reached, and when a fault put into the model breaks"
                    + " it. Exit code 1 when one does not count."
        },
        footer = {
            "",
            "Example: ./gridmarket check",
            "Example: ./gridmarket check --model energy-proposal --histories",
            "Example: ./gridmarket check --model allocation-cycle --export tla"
        })
final class ModelCheck extends ReportingCommand {
    @CommandLine.Option(names = "--model", paramLabel = "NAME", description = "Only this life cycle or scope.")
    private @Nullable String wanted;

    @CommandLine.Option(
            names = "--properties",
            paramLabel = "DIR",
            description = "Folder of .ctl files; docs/properties when not named.")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = "--histories",
            description = "Also print, for each property, the shortest history by which its fault breaks it.")
    private boolean histories;

    @CommandLine.Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Write the life cycles and what of their properties is of linear time as TLA+ (for TLC) and"
                    + " Promela (for spin) into this folder, and check nothing.")
    private @Nullable Path export;

    @Override
    public Integer call() {
        PrintWriter out = out();
        List<Property> properties = PropertyFile.folder(folder == null ? home().resolve("docs/properties") : folder);
        List<Subject> subjects = subjects(properties);
        if (export != null) {
            return export(export, subjects, properties, out);
        }
        TextTable table = new TextTable("model", "nodes", "states", "seconds", "property", "verdict");
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean good = true;
        for (Subject subject : subjects) {
            String name = subject.model().name();
            out.println("walking " + name);
            out.flush();
            long begun = System.nanoTime();
            Check.Result result = Check.run(
                    subject,
                    properties.stream().filter(p -> p.model().equals(name)).toList(),
                    doing -> {});
            double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
            result.verdicts().forEach(verdict -> {
                table.row(
                        name,
                        result.nodes(),
                        result.states(),
                        seconds,
                        verdict.property().name(),
                        verdict.sentence());
                rows.add(row(result, seconds, verdict));
            });
            good &= result.isGood();
        }
        out.print(table);
        if (histories) {
            printHistories(rows, out);
        }
        out.println(good ? "every property counts" : "NOT every property counts");
        out.flush();
        report(Map.of("good", good, "properties", rows));
        return good ? 0 : ExitCode.FAILED;
    }

    private static int export(Path folder, List<Subject> subjects, List<Property> properties, PrintWriter out) {
        int written = 0;
        for (Subject subject : subjects) {
            if (subject.model() instanceof TableModel table) {
                List<Property> own = properties.stream()
                        .filter(property -> property.model().equals(table.name()))
                        .toList();
                for (Path file : ExportedFiles.write(table, own, folder)) {
                    out.println(file);
                    written++;
                }
            }
        }
        out.flush();
        if (written == 0) {
            throw new UsageException("--export writes life cycles; the model named is a scope of a contract");
        }
        return 0;
    }

    /** The subjects wanted; a property without a model, or no subject at all, is wrong usage. */
    private List<Subject> subjects(List<Property> properties) {
        List<Subject> all = Subjects.all();
        List<String> names = all.stream().map(subject -> subject.model().name()).toList();
        properties.stream()
                .filter(property -> !names.contains(property.model()))
                .findFirst()
                .ifPresent(stray -> {
                    throw new UsageException(
                            "property " + stray.name() + " is of model " + stray.model() + "; there are " + names);
                });
        List<Subject> chosen = all.stream()
                .filter(subject ->
                        wanted == null || wanted.equals(subject.model().name()))
                .toList();
        if (chosen.isEmpty()) {
            throw new UsageException("--model " + wanted + ": there is none; there are " + names);
        }
        return chosen;
    }

    private static Path home() {
        return Path.of(Optional.ofNullable(System.getenv("GRIDMARKET_HOME")).orElse("."));
    }

    private static Map<String, Object> row(Check.Result result, double seconds, Verdict verdict) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", result.model());
        row.put("nodes", result.nodes());
        row.put("states", result.states());
        row.put("seconds", seconds);
        row.put("property", verdict.property().name());
        row.put("source", verdict.property().source());
        row.put("holds", verdict.holds());
        row.put("unreached", verdict.unreached());
        row.put("counter_example", verdict.counterExample());
        row.put("broken_by", verdict.killer());
        row.put("broken_by_history", verdict.killedBy());
        return row;
    }

    private static void printHistories(List<Map<String, Object>> rows, PrintWriter out) {
        rows.forEach(row -> out.println(
                row.get("property") + ", with " + row.get("broken_by") + ": " + row.get("broken_by_history")));
    }
}
