package org.gridmarket.check.logic;

/**
 * A formula of computation tree logic. The operators that are left out are written by these: AF f = A[true U f],
 * EF f = E[true U f], A[f W g] = !E[!g U !f and !g], E[f W g] = E[f U g] or EG f.
 */
public sealed interface Formula {
    /** True everywhere, or nowhere. */
    record Constant(boolean value) implements Formula {}

    /** A predicate of the model, or {@code stuck}. */
    record Atom(String name) implements Formula {}

    /** The last move was this one. */
    record Moved(String move) implements Formula {}

    record Not(Formula inner) implements Formula {}

    record And(Formula left, Formula right) implements Formula {}

    record Or(Formula left, Formula right) implements Formula {}

    /** Kept apart from {@link Or}: what stands on its left must be reached somewhere. */
    record Implies(Formula left, Formula right) implements Formula {}

    /** On every path, or on some path. */
    enum Paths {
        ALL,
        SOME
    }

    record Next(Paths paths, Formula inner) implements Formula {}

    record Always(Paths paths, Formula inner) implements Formula {}

    record Eventually(Paths paths, Formula inner) implements Formula {}

    /** The left side holds until the right one does, which it must some time. */
    record Until(Paths paths, Formula left, Formula right) implements Formula {}

    /** The left side holds until the right one does, or for ever. */
    record WeakUntil(Paths paths, Formula left, Formula right) implements Formula {}
}
