package org.gridmarket.kernel.lifecycle;

import java.util.function.Predicate;

/**
 * A condition of a transition, with a name for the generated page and the model checker.
 *
 * @param name what must hold
 * @param holds the check
 * @param <F> the facts it looks at
 */
public record Guard<F>(String name, Predicate<? super F> holds) {
    public static <F> Guard<F> guard(String name, Predicate<? super F> holds) {
        return new Guard<>(name, holds);
    }

    public static <F> Guard<F> always() {
        return new Guard<>("always", facts -> true);
    }
}
