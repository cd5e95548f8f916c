package org.gridmarket.middleware.model;

/**
 * What a component or an actor is given for a formal.
 *
 * @param formal its name
 * @param given a value, or what the actor itself was given
 * @param at where it stands
 */
public record Actual(String formal, Given given, Position at) {
    /** What is given. */
    public sealed interface Given {
        /** A value. */
        record Constant(Value value) implements Given {}

        /** What the actor was given for a formal of its own. */
        record OfActor(String formal) implements Given {}
    }
}
