package org.gridmarket.check.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.check.graph.Replay;
import org.gridmarket.check.graph.ScopeTooLargeException;
import org.gridmarket.check.graph.StateGraph;
import org.junit.jupiter.api.Test;

class TruthTest {
    /** 0 -> 1 -> 2 (stuck), 0 -> 3 -> 0. */
    private static final SmallModel MODEL =
            new SmallModel(new TreeMap<>(Map.of(0, List.of(1, 3), 1, List.of(2), 3, List.of(0))));

    private final Truth truth = new Truth(StateGraph.of(MODEL, 100));

    private boolean holds(String text) {
        return truth.holds(FormulaReader.read(text));
    }

    private List<String> counterExample(String text) {
        return CounterExample.of(truth, FormulaReader.read(text));
    }

    @Test
    void what_can_be_reached_can_be_reached() {
        assertThat(holds("EF at(2)")).isTrue();
        assertThat(holds("AG EF at(2)")).isTrue();
        assertThat(holds("EF (at(1) & at(2))")).isFalse();
    }

    @Test
    void a_loop_keeps_off_for_ever() {
        assertThat(holds("AF at(2)")).isFalse();
        assertThat(holds("EG !at(1)")).isTrue();
        assertThat(holds("at(1) | AX (at(1) | at(3))")).isTrue();
    }

    @Test
    void a_state_without_moves_is_stuck_and_stays() {
        assertThat(holds("AG (stuck -> at(2))")).isTrue();
        assertThat(holds("AG (at(2) -> AG at(2))")).isTrue();
        assertThat(holds("AG EX true")).isTrue();
    }

    @Test
    void the_last_move_of_a_stuck_state_does_not_happen_again() {
        assertThat(holds("moved(go(2)) cannot happen after moved(go(2))")).isTrue();
    }

    @Test
    void until_needs_its_end_and_weak_until_does_not() {
        assertThat(holds("A[!at(2) U at(1)]")).isFalse();
        assertThat(holds("A[!at(2) W at(1)]")).isTrue();
        assertThat(holds("E[!at(2) U at(1)]")).isTrue();
        assertThat(holds("E[!at(1) W at(2)]")).isTrue();
        assertThat(holds("A[!at(1) W at(2)]")).isFalse();
    }

    @Test
    void the_last_move_is_known() {
        assertThat(holds("AG (moved(go(2)) -> at(2))")).isTrue();
        assertThat(holds("AG (moved(go) -> at(2))")).isFalse();
        assertThat(holds("moved(go)")).isFalse();
    }

    @Test
    void sentences_mean_what_they_say() {
        assertThat(holds("moved(go(3)) cannot happen after moved(go(1))")).isTrue();
        assertThat(holds("moved(go(1)) cannot happen after moved(go(3))")).isFalse();
        assertThat(holds("moved(go(2)) only after moved(go(1))")).isTrue();
        assertThat(holds("moved(go(1)) only after moved(go(3))")).isFalse();
        assertThat(holds("if moved(go(3)) then moved(go(2)) only after moved(go(1))"))
                .isTrue();
        assertThat(holds("if moved(go(3)) then moved(go(1)) only after moved(go(3))"))
                .isFalse();
        assertThat(holds("moved(go(2)) will happen after moved(go(1))")).isTrue();
        assertThat(holds("moved(go(2)) will happen after moved(go(3))")).isFalse();
    }

    @Test
    void counter_examples_are_shortest_and_replay() {
        assertThat(counterExample("AG !at(2)")).containsExactly("go(1)", "go(2)");
        assertThat(counterExample("A[!at(1) W at(2)]")).containsExactly("go(1)");
        assertThat(counterExample("moved(go(1)) cannot happen after moved(go(3))"))
                .containsExactly("go(3)", "go(0)", "go(1)");
        assertThat(Replay.of(MODEL, counterExample("AG !at(2)"))).isEqualTo(2);
    }

    @Test
    void a_counter_example_of_what_must_happen_is_a_history_in_which_it_never_does() {
        List<String> history = counterExample("AF at(2)");

        assertThat(history).startsWith("go(3)").doesNotContain("go(1)", "go(2)");
    }

    @Test
    void what_holds_has_no_counter_example() {
        assertThatThrownBy(() -> counterExample("EF at(2)")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_predicate_that_the_model_lacks_is_named() {
        assertThatThrownBy(() -> holds("EF at(9)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no predicate at(9)")
                .hasMessageContaining("even");
    }

    @Test
    void a_model_above_its_bound_is_refused_by_name() {
        assertThatThrownBy(() -> StateGraph.of(MODEL, 3))
                .isInstanceOf(ScopeTooLargeException.class)
                .hasMessageContaining("small has more than 3 nodes");
    }

    @Test
    void a_replay_names_what_cannot_happen_and_what_can() {
        assertThatThrownBy(() -> Replay.of(MODEL, List.of("go(1)", "go(3)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("after [go(1)] there is no go(3); there are [go(2)]");
    }
}
