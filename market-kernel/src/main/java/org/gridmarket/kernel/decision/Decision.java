package org.gridmarket.kernel.decision;

import java.util.function.Function;

/**
 * The answer of a rule: a new value, or the first reason against it. Never both, never an exception.
 *
 * @param <T> what is decided
 */
public sealed interface Decision<T> {
    /** The value that the rules allow. */
    record Accepted<T>(T value) implements Decision<T> {}

    /** The first reason against it. */
    record Rejected<T>(Rejection reason) implements Decision<T> {}

    static <T> Decision<T> accept(T value) {
        return new Accepted<>(value);
    }

    static <T> Decision<T> reject(RejectionCode code, String source, String detail) {
        return new Rejected<>(new Rejection(code, source, detail));
    }

    default <R> Decision<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Accepted<T>(T value) -> new Accepted<>(change.apply(value));
            case Rejected<T>(Rejection reason) -> new Rejected<>(reason);
        };
    }

    default <R> Decision<R> then(Function<? super T, Decision<R>> next) {
        return switch (this) {
            case Accepted<T>(T value) -> next.apply(value);
            case Rejected<T>(Rejection reason) -> new Rejected<>(reason);
        };
    }

    default boolean isAccepted() {
        return this instanceof Accepted<T>;
    }

    /** For callers that have checked before: a refusal here is a bug and stops the transaction. */
    default T orThrow() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Rejected<T>(Rejection reason) -> throw new IllegalStateException(reason.text());
        };
    }
}
