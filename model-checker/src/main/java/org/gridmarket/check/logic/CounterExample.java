package org.gridmarket.check.logic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.logic.Formula.Always;
import org.gridmarket.check.logic.Formula.And;
import org.gridmarket.check.logic.Formula.Eventually;
import org.gridmarket.check.logic.Formula.Implies;
import org.gridmarket.check.logic.Formula.Next;
import org.gridmarket.check.logic.Formula.Not;
import org.gridmarket.check.logic.Formula.Or;
import org.gridmarket.check.logic.Formula.Paths;
import org.gridmarket.check.logic.Formula.Until;
import org.gridmarket.check.logic.Formula.WeakUntil;

/**
 * The moves of a shortest history that shows why a formula fails at the start. Where a failure is the lack of a path (EX,
 * EF, EG), the history ends at the node that lacks it.
 */
public final class CounterExample {
    private final Truth truth;
    private final List<String> moves = new ArrayList<>();
    private int node;

    private CounterExample(Truth truth) {
        this.truth = truth;
    }

    /**
     * Labels of moves, in order; replaying them shows the fault.
     *
     * @throws IllegalArgumentException when the formula holds
     */
    public static List<String> of(Truth truth, Formula formula) {
        if (truth.holds(formula)) {
            throw new IllegalArgumentException("it holds: " + formula);
        }
        CounterExample search = new CounterExample(truth);
        search.explain(formula);
        return List.copyOf(search.moves);
    }

    /** Goes on from the node, in which the formula fails. */
    private void explain(Formula formula) {
        switch (formula) {
            case And(var left, var right) -> explain(fails(left) ? left : right);
            case Or(var left, var right) -> explain(isTemporal(right) ? right : left);
            case Implies(var left, var right) -> explain(right);
            case Next(var paths, var inner)
            when paths == Paths.ALL -> {
                step(next -> !truth.holds(inner, next));
                explain(inner);
            }
            case Always(var paths, var inner)
            when paths == Paths.ALL -> {
                walk(at -> true, at -> !truth.holds(inner, at));
                explain(inner);
            }
            case Eventually(var paths, var inner) when paths == Paths.ALL -> stayForEver(inner);
            case WeakUntil(var paths, var left, var right) when paths == Paths.ALL -> leave(left, right);
            case Until(var paths, var left, var right)
            when paths == Paths.ALL -> {
                if (truth.holds(new WeakUntil(paths, left, right), node)) {
                    stayForEver(right);
                } else {
                    leave(left, right);
                }
            }
            case Not(Next(var paths, var inner)) when paths == Paths.SOME -> step(next -> truth.holds(inner, next));
            case Not(Eventually(var paths, var inner))
            when paths == Paths.SOME -> walk(at -> true, at -> truth.holds(inner, at));
            default -> {
                // a state of affairs, or a path that is not there: nothing to walk
            }
        }
    }

    private boolean fails(Formula formula) {
        return !truth.holds(formula, node);
    }

    private static boolean isTemporal(Formula formula) {
        return formula instanceof Next
                || formula instanceof Always
                || formula instanceof Eventually
                || formula instanceof Until
                || formula instanceof WeakUntil;
    }

    private void leave(Formula left, Formula right) {
        walk(at -> !truth.holds(right, at), at -> !truth.holds(left, at) && !truth.holds(right, at));
        explain(left);
    }

    /** Follows a path on which the formula never holds, until it repeats itself or is stuck. */
    private void stayForEver(Formula never) {
        Formula without = new Always(Paths.SOME, new Not(never));
        List<Integer> seen = new ArrayList<>();
        while (!seen.contains(node)) {
            seen.add(node);
            step(next -> truth.holds(without, next));
        }
    }

    private void step(IntPredicate wanted) {
        for (int next : truth.graph().after(node)) {
            if (wanted.test(next)) {
                go(next);
                return;
            }
        }
        throw new IllegalStateException("no such step after " + moves);
    }

    private void go(int next) {
        node = next;
        if (!truth.graph().label(next).equals(StateGraph.END)) {
            moves.add(truth.graph().label(next));
        }
    }

    /** Breadth first over inner nodes of one kind to the nearest of another. */
    private void walk(IntPredicate through, IntPredicate goal) {
        Map<Integer, Integer> from = new HashMap<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(node);
        from.put(node, -1);
        while (!open.isEmpty()) {
            int at = open.remove();
            if (goal.test(at)) {
                Deque<Integer> path = new ArrayDeque<>();
                for (int back = at; back != node; back = from.getOrDefault(back, node)) {
                    path.push(back);
                }
                path.forEach(this::go);
                return;
            }
            if (through.test(at)) {
                for (int next : truth.graph().after(at)) {
                    if (from.putIfAbsent(next, at) == null) {
                        open.add(next);
                    }
                }
            }
        }
        throw new IllegalStateException("no such path after " + moves);
    }
}
