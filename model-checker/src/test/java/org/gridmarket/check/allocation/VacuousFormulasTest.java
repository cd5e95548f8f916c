package org.gridmarket.check.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.check.graph.StateGraph;
import org.gridmarket.check.ledger.ContractModel;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.check.logic.FormulaReader;
import org.gridmarket.check.logic.Truth;
import org.gridmarket.check.property.Check;
import org.gridmarket.check.table.TableModel;
import org.gridmarket.check.table.TableMutant;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.junit.jupiter.api.Test;

/**
 * Formulas of 6.4.4.1 as the text prints them. They say nothing: they are true of markets in which what they are meant to
 * forbid happens. Beside each stands what docs/properties has in its place.
 */
class VacuousFormulasTest {
    private static final String POSTED = "(moved(post(a)) | moved(late(post(a))))";
    private static final String CANCELLED = "(moved(cancel(0)) | moved(late(cancel(0))))";
    private static final String NEVER_BOTH = "AX A[!(" + POSTED + " & " + CANCELLED + ") W moved(finalise(0))]";
    private static final String CLOSED_AS_PRINTED = "AG moved(close(0)) -> " + NEVER_BOTH;
    private static final String CLOSED_WITH_THE_BRACKET_RIGHT = "AG (moved(close(0)) -> " + NEVER_BOTH + ")";
    private static final String CLOSED_AS_MEANT =
            "AG (moved(close(0)) -> AX A[!(" + POSTED + " | " + CANCELLED + ") W moved(finalise(0))])";

    private static final String SOLVED_AS_PRINTED = "AG moved(FINALISE) -> AX A[!moved(SUBMIT) W moved(CLOSE)]";
    private static final String SOLVED_AS_MEANT = "AG (moved(FINALISE) -> AX A[!moved(SUBMIT) W moved(CLOSE)])";

    private static final String GUARDED_AS_PRINTED = "A[!moved(SUBMIT) W allowed]";
    private static final String GUARDED_AS_MEANT = "AG (moved(SUBMIT) -> allowed)";

    private static boolean holds(String formula, Truth truth) {
        return truth.holds(FormulaReader.read(formula));
    }

    private static List<Truth> mutantsOfTheCycle() {
        return TableMutant.of(CycleLifeCycle.TABLE).stream()
                .map(mutant -> new TableModel(CycleLifeCycle.TABLE, mutant))
                .map(table -> new Truth(StateGraph.of(table, Check.MOST_NODES)))
                .toList();
    }

    /** AG(close) is false of every market: the start is no close. What is false implies everything. */
    @Test
    void solutions_only_between_close_and_finalise_is_true_of_every_mutant_as_it_is_printed() {
        List<Truth> mutants = mutantsOfTheCycle();

        assertThat(mutants).allMatch(truth -> holds(SOLVED_AS_PRINTED, truth));
        assertThat(mutants).anyMatch(truth -> !holds(SOLVED_AS_MEANT, truth));
    }

    /** A weak until is over with the first time that its right side holds; here that is the start. */
    @Test
    void only_if_its_guard_holds_is_true_of_every_mutant_as_it_is_printed() {
        List<Truth> mutants = mutantsOfTheCycle();

        assertThat(mutants).allMatch(truth -> holds(GUARDED_AS_PRINTED, truth));
        assertThat(mutants).anyMatch(truth -> !holds(GUARDED_AS_MEANT, truth));
    }

    /** No move is a posting and a cancelling, so that they never come together is no merit of the contract. */
    @Test
    void no_posting_and_cancelling_is_true_of_a_ledger_on_which_held_back_postings_come_after_the_close() {
        ContractScope scope = new CycleScope(false).scope();
        ContractModel careless = new ContractModel(CycleScope.contracts(), scope, new PortFault.Blind());
        Truth truth = new Truth(StateGraph.of(careless, Check.MOST_NODES));

        assertThat(truth.isReached(FormulaReader.read("moved(late(post(a))) & sealed(0)")))
                .isTrue();
        assertThat(holds(CLOSED_AS_MEANT, truth)).isFalse();
        assertThat(holds(CLOSED_AS_PRINTED, truth)).isTrue();
        assertThat(holds(CLOSED_WITH_THE_BRACKET_RIGHT, truth)).isTrue();
    }
}
