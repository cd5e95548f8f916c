package org.gridmarket.check.export;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.check.logic.Formula;
import org.gridmarket.check.table.TableModel;

/** How a language writes what can be judged by one state: the same words, other signs. */
record Notation(String yes, String no, String not, String and, String or, Names names) {
    /** How it names states and moves. */
    interface Names {
        /** The state is this one. */
        String in(String state);

        /** The last move was this one, by its whole label. */
        String last(String label);

        /** The guard of the last move held. */
        String held();
    }

    private static final String ALLOWED = "allowed";

    String text(Formula formula, List<TableModel> tables) {
        return switch (formula) {
            case Formula.Constant(boolean value) -> value ? yes : no;
            case Formula.Atom(String name) -> name.equals(ALLOWED) ? names.held() : names.in(name);
            case Formula.Moved(String move) -> moved(move, tables);
            case Formula.Not(Formula inner) -> not + "(" + text(inner, tables) + ")";
            case Formula.And(Formula left, Formula right) -> both(left, and, right, tables);
            case Formula.Or(Formula left, Formula right) -> both(left, or, right, tables);
            case Formula.Implies(Formula left, Formula right) -> both(new Formula.Not(left), or, right, tables);
            default -> throw new IllegalArgumentException(formula + " is not of one state");
        };
    }

    private String both(Formula left, String sign, Formula right, List<TableModel> tables) {
        return "(" + text(left, tables) + " " + sign + " " + text(right, tables) + ")";
    }

    /** A move is named by its whole label, or by its event alone. */
    private String moved(String move, List<TableModel> tables) {
        String any = tables.stream()
                .flatMap(table -> table.steps().stream())
                .map(TableModel.Step::label)
                .distinct()
                .filter(label -> label.equals(move) || label.startsWith(move + "("))
                .map(names::last)
                .collect(Collectors.joining(" " + or + " "));
        return any.isEmpty() ? no : "(" + any + ")";
    }

    /** The invariant of a property. */
    String invariant(LinearProperty property, String done, List<TableModel> tables) {
        String that = text(property.that(), tables);
        String after = text(property.remembered(), tables);
        return switch (property.kind()) {
            case ALWAYS -> that;
            case NEVER_AFTER -> not + "(" + done + ") " + or + " " + not + "(" + that + ")";
            case ONLY_AFTER -> done + " " + or + " " + after + " " + or + " " + not + "(" + that + ")";
        };
    }
}
