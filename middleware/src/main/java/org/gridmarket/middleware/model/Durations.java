package org.gridmarket.middleware.model;

import org.antlr.v4.runtime.Token;
import org.gridmarket.middleware.model.text.ApplicationTextParser.DurationContext;
import org.jspecify.annotations.Nullable;

/** Times of a model: a number and a unit, which is ms where none stands. */
final class Durations {
    private Durations() {}

    /** In ms, 1 to {@link ModelLimits#LONGEST_MILLIS}. */
    static long millis(DurationContext text, Faults faults) {
        return millis(text.INT().getText(), text.unit, Faults.at(text), faults);
    }

    static long millis(String digits, @Nullable Token unit, Position at, Faults faults) {
        long most = ModelLimits.LONGEST_MILLIS;
        long number = Literals.clamped(digits);
        long factor = unit == null ? 1 : factor(unit.getText());
        if (number < 1 || number > most / factor) {
            faults.add(at, ModelRejection.SYNTAX, "a time is 1.." + most / factor + " of this unit, not " + number);
            return 1;
        }
        return number * factor;
    }

    private static long factor(String unit) {
        return switch (unit) {
            case "sec" -> 1_000;
            case "min" -> 60_000;
            default -> 1;
        };
    }
}
