package org.gridmarket.worker.compute.work;

import java.util.function.Function;

/** What a directory answers. Only what it has given counts; the other two differ in whether asking again may help. */
public sealed interface Reply<T> {
    /** Here it is. */
    record Given<T>(T value) implements Reply<T> {}

    /** It has none, or gives it to others only; so does one that gives wrong bytes. */
    record Refused<T>(String reason) implements Reply<T> {}

    /** No answer. */
    record Unavailable<T>(String reason) implements Reply<T> {}

    /** Goes on with what is given. */
    default <R> Reply<R> then(Function<T, Reply<R>> next) {
        return switch (this) {
            case Given<T>(var value) -> next.apply(value);
            case Refused<T>(var reason) -> new Refused<>(reason);
            case Unavailable<T>(var reason) -> new Unavailable<>(reason);
        };
    }
}
