package org.gridmarket.check.graph;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What can be explored. States have value equality, and there are finitely many.
 *
 * @param <S> a state
 */
public interface Model<S> {
    /** The name that properties call it by. */
    String name();

    /** The state in which every history begins. */
    S start();

    /** What may happen; a refusal and what changes nothing are no moves. In a fixed order. */
    List<Move<S>> moves(S state);

    /** What formulas may say of a state, by name. */
    Map<String, Predicate<S>> predicates();
}
