package org.gridmarket.check.graph;

import java.util.List;

/** Plays a history again, move by move: counter-examples become tests by it. */
public final class Replay {
    private Replay() {}

    /**
     * The state after these moves.
     *
     * @throws IllegalArgumentException naming the first move that cannot happen, and what can
     */
    public static <S> S of(Model<S> model, List<String> labels) {
        S state = model.start();
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            List<Move<S>> moves = model.moves(state);
            int step = i;
            state = moves.stream()
                    .filter(move -> move.label().equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "after " + labels.subList(0, step) + " there is no " + label + "; there are "
                                    + moves.stream().map(Move::label).toList()))
                    .next();
        }
        return state;
    }
}
