package org.gridmarket.check.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * All nodes that a model reaches from its start, breadth first, so that the path to each is a shortest one. A node is a
 * state together with the label of the move that led to it: formulas may speak of the last move. A state without moves is
 * followed by itself, for a path of CTL never ends, but under the label {@link #END}: its last move does not happen again.
 * {@code stuck} is true of it.
 */
public final class StateGraph {
    /** The label of the start, to which no move has led. */
    public static final String NO_MOVE = "";

    /** The label under which a state without moves goes on. */
    public static final String END = "end";

    private record Node<S>(S state, String label) {}

    private final List<String> labels = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final BitSet stuck = new BitSet();
    private final Map<String, BitSet> atoms = new HashMap<>();
    private int states;

    private StateGraph() {}

    /**
     * Explores a model whole.
     *
     * @param bound nodes at most
     * @throws ScopeTooLargeException when there are more
     */
    public static <S> StateGraph of(Model<S> model, int bound) {
        StateGraph graph = new StateGraph();
        Map<Node<S>, Integer> numbers = new HashMap<>();
        Map<S, List<Move<S>>> known = new HashMap<>();
        Deque<Node<S>> open = new ArrayDeque<>();
        List<S> stateOf = new ArrayList<>();
        Node<S> start = new Node<>(model.start(), NO_MOVE);
        graph.add(start, -1, numbers, stateOf);
        open.add(start);
        while (!open.isEmpty()) {
            Node<S> node = open.remove();
            int number = Objects.requireNonNull(numbers.get(node));
            List<Move<S>> moves = known.computeIfAbsent(node.state(), model::moves);
            if (moves.isEmpty()) {
                graph.stuck.set(number);
                moves = List.of(new Move<>(END, node.state()));
            }
            int[] next = new int[moves.size()];
            for (int i = 0; i < next.length; i++) {
                Node<S> after = new Node<>(moves.get(i).next(), moves.get(i).label());
                Integer there = numbers.get(after);
                if (there == null) {
                    if (numbers.size() >= bound) {
                        throw new ScopeTooLargeException(model.name(), bound);
                    }
                    there = graph.add(after, number, numbers, stateOf);
                    open.add(after);
                }
                next[i] = there;
            }
            graph.successors.set(number, next);
        }
        graph.states = known.size();
        graph.judge(model.predicates(), stateOf);
        return graph;
    }

    private <S> int add(Node<S> node, int parent, Map<Node<S>, Integer> numbers, List<S> stateOf) {
        int number = numbers.size();
        numbers.put(node, number);
        labels.add(node.label());
        parents.add(parent);
        successors.add(new int[0]);
        stateOf.add(node.state());
        return number;
    }

    private <S> void judge(Map<String, Predicate<S>> predicates, List<S> stateOf) {
        predicates.forEach((name, predicate) -> {
            Map<S, Boolean> judged = new HashMap<>();
            BitSet where = new BitSet(size());
            for (int node = 0; node < size(); node++) {
                if (judged.computeIfAbsent(stateOf.get(node), predicate::test)) {
                    where.set(node);
                }
            }
            atoms.put(name, where);
        });
    }

    /** How many nodes there are; node 0 is the start. */
    public int size() {
        return labels.size();
    }

    /** How many states there are, whatever moves lead to them. */
    public int states() {
        return states;
    }

    /** The move that led to a node. */
    public String label(int node) {
        return labels.get(node);
    }

    /** The nodes after one; not to be changed. */
    public int[] after(int node) {
        return successors.get(node);
    }

    /** The nodes in which nothing can happen any more. */
    public BitSet stuck() {
        return (BitSet) stuck.clone();
    }

    /** Names that formulas may use besides {@code moved(..)} and {@code stuck}. */
    public List<String> atomNames() {
        return atoms.keySet().stream().sorted().toList();
    }

    /** Where a predicate of the model holds, or null when it has none of this name. */
    public BitSet where(String atom) {
        BitSet found = atoms.get(atom);
        if (found == null) {
            throw new IllegalArgumentException("no predicate " + atom + "; there are " + atomNames());
        }
        return (BitSet) found.clone();
    }

    /** The nodes that a move led to: by its whole label, or by the name before its bracket. */
    public BitSet moved(String move) {
        BitSet found = new BitSet(size());
        for (int node = 0; node < size(); node++) {
            String label = label(node);
            if (label.equals(move) || label.startsWith(move + "(")) {
                found.set(node);
            }
        }
        return found;
    }

    /** The labels of a shortest path from the start to a node. */
    public List<String> pathTo(int node) {
        List<String> path = new ArrayList<>();
        for (int at = node; parents.get(at) >= 0; at = parents.get(at)) {
            path.addFirst(label(at));
        }
        return path;
    }
}
