package org.gridmarket.middleware.model;

import java.math.BigDecimal;

/** A value that a component is given. */
public sealed interface Value {
    /** Characters. */
    record Text(String characters) implements Value {}

    /** A number without a fraction. */
    record Whole(long number) implements Value {}

    /** A number with a fraction. */
    record Fraction(BigDecimal number) implements Value {}

    /** True or false. */
    record Truth(boolean holds) implements Value {}

    /** Whether it may stand where this one is the default; the original's applications use both kinds of numbers alike. */
    default boolean fits(Value byDefault) {
        return kind().equals(byDefault.kind());
    }

    /** What it is, for messages to people. */
    default String kind() {
        return switch (this) {
            case Text text -> "a text";
            case Whole whole -> "a number";
            case Fraction fraction -> "a number";
            case Truth truth -> "true or false";
        };
    }
}
