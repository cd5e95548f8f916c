package org.gridmarket.check.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.table.TableModel;

/**
 * Life-cycle tables as a module of TLA+, and the configuration for TLC. Guards are free: a row fires when its guard holds, and
 * whether it holds is anybody's guess, as in {@link TableModel}. Several tables, such as one and its mutants, make one module
 * with a variable that says which.
 */
public final class TlaModule {
    private static final Notation TLA = new Notation("TRUE", "FALSE", "~", "/\\", "\\/", new Notation.Names() {
        @Override
        public String in(String state) {
            return "state = \"" + state + "\"";
        }

        @Override
        public String last(String label) {
            return "last = \"" + label + "\"";
        }

        @Override
        public String held() {
            return "held";
        }
    });

    private final String module;
    private final List<TableModel> tables;
    private final List<LinearProperty> properties;
    private final List<Property> left;

    /**
     * The module.
     *
     * @param tables of one life cycle; table 0, 1 and so on
     * @param properties of it; those that are not of linear time are named in a comment and left out
     */
    public TlaModule(List<TableModel> tables, List<Property> properties) {
        this.tables = List.copyOf(tables);
        this.module = name(tables.getFirst().name());
        this.properties = properties.stream()
                .flatMap(each -> LinearProperty.of(each).stream())
                .toList();
        this.left = properties.stream()
                .filter(each -> LinearProperty.of(each).isEmpty())
                .toList();
    }

    /** The name that module and file have to share: words begin with a capital. */
    public static String name(String model) {
        return Stream.of(model.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    public String name() {
        return module;
    }

    /** The name of a property's invariant. */
    public static String invariant(String property) {
        return property.replace('-', '_');
    }

    /** The properties that are invariants of the module. */
    public List<LinearProperty> properties() {
        return properties;
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("---- MODULE " + module + " ----");
        lines.add("\\* Written by ./gridmarket check --export. A row fires when its guard holds; guards are free.");
        left.forEach(each -> lines.add("\\* Not of linear time, so not here: " + each.name() + ": " + each.text()));
        lines.add("EXTENDS Naturals");
        lines.add("VARIABLES table, state, last, held, done");
        lines.add("vars == <<table, state, last, held, done>>");
        lines.add("");
        lines.add("Init ==");
        lines.add("  /\\ table \\in 0.." + (tables.size() - 1));
        lines.add("  /\\ state = \"" + tables.getFirst().start().state() + "\"");
        lines.add("  /\\ last = \"\"");
        lines.add("  /\\ held = TRUE");
        lines.add("  /\\ done = [i \\in 1.." + properties.size() + " |-> FALSE]");
        lines.add("");
        lines.add("\\* What properties remember.");
        lines.add("Seen == <<"
                + properties.stream()
                        .map(each -> TLA.text(each.remembered(), tables))
                        .collect(Collectors.joining(", "))
                + ">>");
        lines.add("");
        lines.add("Row(t, from, label, to, needs) ==");
        lines.add("  /\\ table = t /\\ state = from");
        lines.add("  /\\ \\E guard \\in BOOLEAN : guard = needs /\\ held' = guard");
        lines.add("  /\\ state' = to /\\ last' = label /\\ UNCHANGED table");
        lines.add("  /\\ done' = [i \\in 1.." + properties.size() + " |-> done[i] \\/ Seen[i]]");
        lines.add("");
        lines.add("Next ==");
        for (int t = 0; t < tables.size(); t++) {
            for (TableModel.Step step : tables.get(t).steps()) {
                lines.add("  \\/ Row(" + t + ", \"" + step.from() + "\", \"" + step.label() + "\", \"" + step.to()
                        + "\", " + (step.held() ? "TRUE" : "FALSE") + ") \\* " + step.guard());
            }
        }
        lines.add("");
        lines.add("Spec == Init /\\ [][Next]_vars");
        lines.add("");
        for (int i = 0; i < properties.size(); i++) {
            LinearProperty each = properties.get(i);
            lines.add(invariant(each.name()) + " == " + TLA.invariant(each, "done[" + (i + 1) + "]", tables));
        }
        lines.add("====");
        return String.join("\n", lines) + "\n";
    }

    /** What TLC is to check of the module. */
    public String configuration() {
        String invariants = properties.stream()
                .map(each -> "INVARIANT " + invariant(each.name()) + "\n")
                .collect(Collectors.joining());
        return "SPECIFICATION Spec\n" + invariants + "CHECK_DEADLOCK FALSE\n";
    }
}
