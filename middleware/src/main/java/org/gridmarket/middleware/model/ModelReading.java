package org.gridmarket.middleware.model;

import java.util.List;

/**
 * What has become of a text: a model, or everything that is wrong with it.
 *
 * @param <T> the model
 */
public sealed interface ModelReading<T> {
    /** The text is a model. */
    record Read<T>(T model) implements ModelReading<T> {}

    /** It is none; at least one fault, in the order of the text. One of the syntax stands alone: nothing behind it is read. */
    record Refused<T>(List<ModelFault> faults) implements ModelReading<T> {
        public Refused {
            faults = faults.stream()
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .toList();
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("a refusal names its fault");
            }
        }
    }

    /** What is wrong with the text; empty when it was read. */
    default List<ModelFault> found() {
        return this instanceof Refused<T>(List<ModelFault> faults) ? faults : List.of();
    }

    /** For callers that have read the text before. */
    default T orThrow() {
        return switch (this) {
            case Read<T>(T model) -> model;
            case Refused<T>(List<ModelFault> faults) ->
                throw new IllegalStateException(faults.getFirst().text());
        };
    }
}
