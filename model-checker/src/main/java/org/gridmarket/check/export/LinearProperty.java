package org.gridmarket.check.export;

import java.util.Optional;
import org.gridmarket.check.logic.Formula;
import org.gridmarket.check.logic.Formula.Always;
import org.gridmarket.check.logic.Formula.Implies;
import org.gridmarket.check.logic.Formula.Next;
import org.gridmarket.check.logic.Formula.Not;
import org.gridmarket.check.logic.Formula.Paths;
import org.gridmarket.check.logic.Formula.WeakUntil;
import org.gridmarket.check.property.Property;

/**
 * A property that is a matter of each history by itself: an invariant, once a variable remembers what has been. What speaks of
 * what could come (EX, EF) is none.
 *
 * @param name of the property
 * @param kind of which form
 * @param that what may not be, or must always be
 * @param remembered what the variable remembers; the same as {@code that} for an invariant
 */
public record LinearProperty(String name, Kind kind, Formula that, Formula remembered) {
    /** The forms. */
    public enum Kind {
        /** {@code AG p}. */
        ALWAYS,
        /** {@code f cannot happen after g}. */
        NEVER_AFTER,
        /** {@code f only after g}: not before, and together with it at the earliest. */
        ONLY_AFTER
    }

    /** Empty when the property is not of linear time. */
    public static Optional<LinearProperty> of(Property property) {
        return switch (property.formula()) {
            case Always(Paths all, Implies(Formula after, Next(Paths next, Always(Paths ever, Not(Formula never)))))
            when all == Paths.ALL
                    && next == Paths.ALL
                    && ever == Paths.ALL
                    && isOfOneState(after)
                    && isOfOneState(never) ->
                Optional.of(new LinearProperty(property.name(), Kind.NEVER_AFTER, never, after));
            case WeakUntil(Paths all, Not(Formula that), Formula after)
            when all == Paths.ALL && isOfOneState(that) && isOfOneState(after) ->
                Optional.of(new LinearProperty(property.name(), Kind.ONLY_AFTER, that, after));
            case Always(Paths all, Formula that)
            when all == Paths.ALL && isOfOneState(that) ->
                Optional.of(new LinearProperty(property.name(), Kind.ALWAYS, that, that));
            default -> Optional.empty();
        };
    }

    /** Whether it can be judged by a state and the move that led there. */
    private static boolean isOfOneState(Formula formula) {
        return switch (formula) {
            case Formula.Constant constant -> true;
            case Formula.Atom atom -> !atom.name().equals("stuck");
            case Formula.Moved moved -> true;
            case Not(Formula inner) -> isOfOneState(inner);
            case Formula.And(Formula left, Formula right) -> isOfOneState(left) && isOfOneState(right);
            case Formula.Or(Formula left, Formula right) -> isOfOneState(left) && isOfOneState(right);
            case Implies(Formula left, Formula right) -> isOfOneState(left) && isOfOneState(right);
            default -> false;
        };
    }
}
