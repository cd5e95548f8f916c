package org.gridmarket.check.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.check.graph.Move;
import org.gridmarket.check.graph.Replay;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.logic.CounterExample;
import org.gridmarket.check.logic.Formula;
import org.gridmarket.check.logic.FormulaReader;
import org.gridmarket.check.logic.Truth;
import org.junit.jupiter.api.Test;

class ContractModelTest {
    private static final String NOTHING_AFTER_CLOSE = "AG (moved(close) -> AX AG !(moved(post) | moved(late)))";

    private static ContractModel model(PortFault fault) {
        return new ContractModel(new SealedBook(), SealedBook.scope(), fault);
    }

    private static List<String> labels(ContractModel model, String... history) {
        return model.moves(Replay.of(model, List.of(history))).stream()
                .map(Move::label)
                .toList();
    }

    @Test
    void what_is_refused_is_no_move() {
        assertThat(labels(model(new PortFault.None()))).containsExactly("time", "post(a)", "hold(post(a))", "post(b)");
        assertThat(labels(model(new PortFault.None()), "time", "close")).isEmpty();
    }

    @Test
    void what_changes_nothing_is_no_move() {
        assertThat(labels(model(new PortFault.None()), "post(a)")).containsExactly("time", "hold(post(a))", "post(b)");
    }

    @Test
    void a_held_transaction_takes_effect_when_it_is_ordered() {
        LedgerState state =
                Replay.of(model(new PortFault.None()), List.of("hold(post(a))", "post(b)", "late(post(a))"));

        assertThat(state.rows()).containsEntry("page~1", "a");
    }

    @Test
    void a_held_transaction_whose_read_has_changed_is_void() {
        assertThat(labels(model(new PortFault.None()), "hold(post(a))", "time", "close"))
                .isEmpty();
    }

    @Test
    void each_fault_lets_something_into_a_sealed_book_and_the_history_shows_how() {
        Formula formula = FormulaReader.read(NOTHING_AFTER_CLOSE);
        assertThat(truth(new PortFault.None()).holds(formula)).isTrue();

        assertThat(CounterExample.of(truth(SealedBook.FORGETS_THE_SEAL), formula))
                .containsExactly("time", "close", "post(a)");
        assertThat(CounterExample.of(truth(SealedBook.LETS_THE_SEAL_CHANGE), formula))
                .containsExactly("time", "hold(post(a))", "close", "late(post(a))");
    }

    @Test
    void a_lost_write_is_no_close() {
        assertThat(truth(SealedBook.LOSES_THE_SEAL).holds(FormulaReader.read("EF sealed")))
                .isFalse();
    }

    private static Truth truth(PortFault fault) {
        return new Truth(StateGraph.of(model(fault), 1_000));
    }
}
