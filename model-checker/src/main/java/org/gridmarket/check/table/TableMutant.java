package org.gridmarket.check.table;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;

/**
 * A fault put into a table.
 *
 * @param kind what is wrong
 * @param row which row
 */
public record TableMutant(Kind kind, int row) {
    /** What may be wrong with a table. */
    public enum Kind {
        /** Nothing. */
        NOTHING,
        /** The row is missing. */
        ROW_DROPPED,
        /** The row fires when its guard does not hold. */
        GUARD_NEGATED,
        /** The row leads on from every state, not only from its own. */
        FROM_ANYWHERE,
        /** The row leads back to the start. */
        BACK_TO_START
    }

    /** The table as it is. */
    public static final TableMutant NONE = new TableMutant(Kind.NOTHING, -1);

    /** Every single fault of a table. */
    public static List<TableMutant> of(LifeCycle<?, ?> table) {
        List<TableMutant> mutants = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            for (Kind kind : List.of(Kind.ROW_DROPPED, Kind.GUARD_NEGATED, Kind.FROM_ANYWHERE, Kind.BACK_TO_START)) {
                mutants.add(new TableMutant(kind, row));
            }
        }
        return mutants;
    }

    boolean drops(int index) {
        return kind == Kind.ROW_DROPPED && index == row;
    }

    boolean negates(int index) {
        return kind == Kind.GUARD_NEGATED && index == row;
    }

    boolean leadsBack(int index) {
        return kind == Kind.BACK_TO_START && index == row;
    }

    /** Rows that the fault adds. */
    List<Row<?, ?, ?>> extra(LifeCycle<?, ?> table) {
        if (kind != Kind.FROM_ANYWHERE) {
            return List.of();
        }
        Row<?, ?, ?> origin = table.rows().get(row);
        List<Row<?, ?, ?>> extra = new ArrayList<>();
        table.rows().stream()
                .<Object>mapMulti((each, sink) -> {
                    sink.accept(each.from());
                    sink.accept(each.to());
                })
                .distinct()
                .filter(state -> !state.equals(origin.from()))
                .forEach(state -> extra.add(from(state, origin)));
        return extra;
    }

    private static <R, F> Row<Object, R, F> from(Object state, Row<?, R, F> origin) {
        return new Row<>(
                state, origin.event(), origin.to(), origin.who(), origin.when(), origin.effect(), origin.source());
    }

    /** Such as {@code row 2 dropped}. */
    @Override
    public String toString() {
        return switch (kind) {
            case NOTHING -> "none";
            case ROW_DROPPED -> "row " + row + " dropped";
            case GUARD_NEGATED -> "guard of row " + row + " negated";
            case FROM_ANYWHERE -> "row " + row + " from anywhere";
            case BACK_TO_START -> "row " + row + " back to the start";
        };
    }
}
