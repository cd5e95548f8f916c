package org.gridmarket.check.logic;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.logic.Formula.Always;
import org.gridmarket.check.logic.Formula.And;
import org.gridmarket.check.logic.Formula.Atom;
import org.gridmarket.check.logic.Formula.Constant;
import org.gridmarket.check.logic.Formula.Eventually;
import org.gridmarket.check.logic.Formula.Implies;
import org.gridmarket.check.logic.Formula.Moved;
import org.gridmarket.check.logic.Formula.Next;
import org.gridmarket.check.logic.Formula.Not;
import org.gridmarket.check.logic.Formula.Or;
import org.gridmarket.check.logic.Formula.Paths;
import org.gridmarket.check.logic.Formula.Until;
import org.gridmarket.check.logic.Formula.WeakUntil;

/** In which nodes of a graph formulas hold, by labelling: each formula once, in time linear in the graph. */
public final class Truth {
    private static final String STUCK = "stuck";

    private final StateGraph graph;
    private final int[][] before;
    private final Map<Formula, BitSet> known = new HashMap<>();

    public Truth(StateGraph graph) {
        this.graph = graph;
        this.before = predecessors(graph);
    }

    StateGraph graph() {
        return graph;
    }

    /** Whether a formula holds at the start. */
    public boolean holds(Formula formula) {
        return where(formula).get(0);
    }

    /** Whether a formula holds anywhere. */
    public boolean isReached(Formula formula) {
        return !where(formula).isEmpty();
    }

    boolean holds(Formula formula, int node) {
        return where(formula).get(node);
    }

    private BitSet where(Formula formula) {
        BitSet found = known.get(formula);
        if (found == null) {
            found = label(formula);
            known.put(formula, found);
        }
        return found;
    }

    private BitSet label(Formula formula) {
        return switch (formula) {
            case Constant(var value) -> value ? everywhere() : new BitSet();
            case Atom(var name) -> name.equals(STUCK) ? graph.stuck() : graph.where(name);
            case Moved(var move) -> graph.moved(move);
            case Not(var inner) -> not(where(inner));
            case And(var left, var right) -> and(where(left), where(right));
            case Or(var left, var right) -> or(where(left), where(right));
            case Implies(var left, var right) -> or(not(where(left)), where(right));
            case Next(var paths, var inner) ->
                paths == Paths.SOME ? before(where(inner)) : not(before(not(where(inner))));
            case Eventually(var paths, var inner) -> label(new Until(paths, new Constant(true), inner));
            case Always(var paths, var inner) ->
                paths == Paths.SOME ? forever(where(inner)) : not(someUntil(everywhere(), not(where(inner))));
            case Until(var paths, var left, var right) ->
                paths == Paths.SOME ? someUntil(where(left), where(right)) : allUntil(where(left), where(right));
            case WeakUntil(var paths, var left, var right) ->
                paths == Paths.SOME
                        ? or(someUntil(where(left), where(right)), forever(where(left)))
                        : not(someUntil(not(where(right)), and(not(where(left)), not(where(right)))));
        };
    }

    /** A[f U g] = not (E[!g U !f and !g] or EG !g). */
    private BitSet allUntil(BitSet left, BitSet right) {
        BitSet neither = and(not(left), not(right));
        return not(or(someUntil(not(right), neither), forever(not(right))));
    }

    private BitSet someUntil(BitSet left, BitSet right) {
        BitSet found = (BitSet) right.clone();
        Deque<Integer> open = new ArrayDeque<>();
        right.stream().forEach(open::add);
        while (!open.isEmpty()) {
            for (int earlier : before[open.remove()]) {
                if (left.get(earlier) && !found.get(earlier)) {
                    found.set(earlier);
                    open.add(earlier);
                }
            }
        }
        return found;
    }

    /** EG: what keeps some successor inside, until nothing falls out any more. */
    private BitSet forever(BitSet inside) {
        BitSet found = (BitSet) inside.clone();
        int[] stay = new int[graph.size()];
        Deque<Integer> out = new ArrayDeque<>();
        for (int node = 0; node < graph.size(); node++) {
            for (int next : graph.after(node)) {
                stay[node] += inside.get(next) ? 1 : 0;
            }
            if (inside.get(node) && stay[node] == 0) {
                found.clear(node);
                out.add(node);
            }
        }
        while (!out.isEmpty()) {
            for (int earlier : before[out.remove()]) {
                if (found.get(earlier) && --stay[earlier] == 0) {
                    found.clear(earlier);
                    out.add(earlier);
                }
            }
        }
        return found;
    }

    private BitSet before(BitSet after) {
        BitSet found = new BitSet(graph.size());
        after.stream().forEach(node -> {
            for (int earlier : before[node]) {
                found.set(earlier);
            }
        });
        return found;
    }

    private BitSet everywhere() {
        BitSet all = new BitSet(graph.size());
        all.set(0, graph.size());
        return all;
    }

    private BitSet not(BitSet set) {
        BitSet other = everywhere();
        other.andNot(set);
        return other;
    }

    private static BitSet and(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    private static BitSet or(BitSet one, BitSet other) {
        BitSet either = (BitSet) one.clone();
        either.or(other);
        return either;
    }

    private static int[][] predecessors(StateGraph graph) {
        int[] count = new int[graph.size()];
        for (int node = 0; node < graph.size(); node++) {
            for (int next : graph.after(node)) {
                count[next]++;
            }
        }
        int[][] before = new int[graph.size()][];
        for (int node = 0; node < before.length; node++) {
            before[node] = new int[count[node]];
        }
        for (int node = 0; node < graph.size(); node++) {
            for (int next : graph.after(node)) {
                before[next][--count[next]] = node;
            }
        }
        return before;
    }
}
