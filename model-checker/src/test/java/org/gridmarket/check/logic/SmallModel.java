package org.gridmarket.check.logic;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.gridmarket.check.graph.Model;
import org.gridmarket.check.graph.Move;

/** States are numbers, edges are given; the label of a move is {@code go(N)}; predicates are {@code at(N)}. */
record SmallModel(SortedMap<Integer, List<Integer>> edges) implements Model<Integer> {
    @Override
    public String name() {
        return "small";
    }

    @Override
    public Integer start() {
        return edges.firstKey();
    }

    @Override
    public List<Move<Integer>> moves(Integer state) {
        return edges.getOrDefault(state, List.of()).stream()
                .map(next -> new Move<>("go(" + next + ")", next))
                .toList();
    }

    @Override
    public Map<String, Predicate<Integer>> predicates() {
        return Map.of("at(1)", s -> s == 1, "at(2)", s -> s == 2, "at(3)", s -> s == 3, "even", s -> s % 2 == 0);
    }
}
