package org.gridmarket.check.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.check.property.Property;
import org.gridmarket.check.table.TableModel;

/** A life-cycle table as a process of Promela, with its properties as assertions after each move, for spin. */
public final class PromelaModel {
    private final TableModel table;
    private final List<LinearProperty> properties;
    private final List<String> states;
    private final List<String> labels;
    private final Notation promela;

    /** @param properties of the table; those that are not of linear time are left out */
    public PromelaModel(TableModel table, List<Property> properties) {
        this.table = table;
        this.properties = properties.stream()
                .flatMap(each -> LinearProperty.of(each).stream())
                .toList();
        Set<String> named = new LinkedHashSet<>(List.of(table.start().state()));
        table.steps().forEach(step -> {
            named.add(step.from());
            named.add(step.to());
        });
        this.states = List.copyOf(named);
        this.labels =
                table.steps().stream().map(TableModel.Step::label).distinct().toList();
        this.promela = new Notation("true", "false", "!", "&&", "||", new Names());
    }

    /** Numbers for names. */
    private final class Names implements Notation.Names {
        @Override
        public String in(String state) {
            return "state == " + number(states, state);
        }

        @Override
        public String last(String label) {
            return "last == " + number(labels, label);
        }

        @Override
        public String held() {
            return "held";
        }
    }

    /** Beginning with 1: before the first move the last one is 0. */
    private static int number(List<String> names, String name) {
        return names.indexOf(name) + 1;
    }

    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("/* Life cycle " + table.name() + ", written by ./gridmarket check --export. Guards are free. */");
        for (int i = 0; i < states.size(); i++) {
            lines.add("/* state " + (i + 1) + " is " + states.get(i) + " */");
        }
        for (int i = 0; i < labels.size(); i++) {
            lines.add("/* move " + (i + 1) + " is " + labels.get(i) + " */");
        }
        lines.add("int state = " + number(states, table.start().state()) + ";");
        lines.add("int last = 0;");
        lines.add("bool held = true;");
        for (int i = 0; i < properties.size(); i++) {
            lines.add("bool done_" + i + " = false;");
        }
        lines.add("inline remember() {");
        for (int i = 0; i < properties.size(); i++) {
            String seen = promela.text(properties.get(i).remembered(), List.of(table));
            lines.add("  done_" + i + " = done_" + i + " || (" + seen + ");");
        }
        lines.add("  skip");
        lines.add("}");
        lines.add("inline judge() {");
        for (int i = 0; i < properties.size(); i++) {
            LinearProperty each = properties.get(i);
            lines.add("  assert(" + promela.invariant(each, "done_" + i, List.of(table)) + "); /* " + each.name()
                    + " */");
        }
        lines.add("  skip");
        lines.add("}");
        lines.add("active proctype table() {");
        lines.add("  judge();");
        lines.add("end:");
        lines.add("  do");
        for (TableModel.Step step : table.steps()) {
            lines.add("  :: atomic { state == " + number(states, step.from()) + " -> remember(); held = " + step.held()
                    + "; last = " + number(labels, step.label()) + "; state = " + number(states, step.to())
                    + "; judge() } /* " + step.guard() + " */");
        }
        lines.add("  od");
        lines.add("}");
        return String.join("\n", lines) + "\n";
    }
}
