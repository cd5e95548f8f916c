package org.gridmarket.check.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.gridmarket.check.graph.Model;
import org.gridmarket.check.graph.Move;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;

/**
 * A life cycle alone. Guards are free: in each state every guard may hold or not, so a property that is true here is true of
 * the table whatever the guards look at. Labels are {@code EVENT(ROLE)}; the predicates are the names of the states, and
 * {@code allowed(guard)}: the guard of the row that has just fired held.
 */
public final class TableModel implements Model<TableModel.Reached> {
    /**
     * Where a life cycle stands.
     *
     * @param state its name
     * @param guard the guard of the row that led here, or empty
     * @param held whether that guard held
     */
    public record Reached(String state, String guard, boolean held) {}

    private final LifeCycle<?, ?> table;
    private final TableMutant mutant;

    public TableModel(LifeCycle<?, ?> table, TableMutant mutant) {
        this.table = table;
        this.mutant = mutant;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Reached start() {
        return new Reached(table.start().toString(), "", true);
    }

    /**
     * A row as it fires, or a mutant's.
     *
     * @param from the name of the state in which it fires
     * @param label {@code EVENT(ROLE)}
     * @param to the name of the state that follows
     * @param guard the name of its guard
     * @param held whether it fires when the guard holds, or, in a mutant, when it does not
     */
    public record Step(String from, String label, String to, String guard, boolean held) {}

    /** All that can happen, in the order of the table. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            Row<?, ?, ?> row = table.rows().get(i);
            if (!mutant.drops(i)) {
                String to = mutant.leadsBack(i) ? start().state() : row.to().toString();
                steps.add(step(row, to, !mutant.negates(i)));
            }
        }
        mutant.extra(table).forEach(extra -> steps.add(step(extra, extra.to().toString(), false)));
        return steps;
    }

    private static Step step(Row<?, ?, ?> row, String to, boolean held) {
        return new Step(
                row.from().toString(),
                row.event() + "(" + row.who() + ")",
                to,
                row.when().name(),
                held);
    }

    @Override
    public List<Move<Reached>> moves(Reached reached) {
        return steps().stream()
                .filter(step -> step.from().equals(reached.state()))
                .map(step -> new Move<>(step.label(), new Reached(step.to(), step.guard(), step.held())))
                .toList();
    }

    @Override
    public Map<String, Predicate<Reached>> predicates() {
        Map<String, Predicate<Reached>> predicates = new LinkedHashMap<>();
        names().forEach(name -> predicates.put(name, reached -> reached.state().equals(name)));
        predicates.put("allowed", Reached::held);
        return predicates;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(Objects.toString(table.start())));
        table.rows().forEach(row -> {
            names.add(row.from().toString());
            names.add(row.to().toString());
        });
        return names.stream().distinct().toList();
    }
}
