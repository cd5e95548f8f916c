package org.gridmarket.check.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gridmarket.check.logic.Formula.And;
import org.gridmarket.check.logic.Formula.Atom;
import org.gridmarket.check.logic.Formula.Implies;
import org.gridmarket.check.logic.Formula.Moved;
import org.gridmarket.check.logic.Formula.Not;
import org.gridmarket.check.logic.Formula.Or;
import org.junit.jupiter.api.Test;

class FormulaReaderTest {
    private static final Atom A = new Atom("a");
    private static final Atom B = new Atom("b");
    private static final Atom C = new Atom("c");

    @Test
    void not_binds_closest_then_and_then_or_then_implies() {
        assertThat(FormulaReader.read("!a & b | c -> a")).isEqualTo(new Implies(new Or(new And(new Not(A), B), C), A));
    }

    @Test
    void implies_groups_to_the_right() {
        assertThat(FormulaReader.read("a -> b -> c")).isEqualTo(new Implies(A, new Implies(B, C)));
    }

    @Test
    void brackets_group() {
        assertThat(FormulaReader.read("a & (b | c)")).isEqualTo(new And(A, new Or(B, C)));
    }

    @Test
    void predicates_and_moves_have_arguments() {
        assertThat(FormulaReader.read("sealed(1) & moved(post(a,1))"))
                .isEqualTo(new And(new Atom("sealed(1)"), new Moved("post(a,1)")));
    }

    @Test
    void a_fault_is_told_with_what_was_expected() {
        assertThatThrownBy(() -> FormulaReader.read("A[a X b]"))
                .isInstanceOf(FormulaException.class)
                .hasMessage("'U' or 'W' expected, not 'X', in: A[a X b]");
        assertThatThrownBy(() -> FormulaReader.read("(a"))
                .isInstanceOf(FormulaException.class)
                .hasMessage("')' expected, not the end, in: (a");
        assertThatThrownBy(() -> FormulaReader.read("a b"))
                .isInstanceOf(FormulaException.class)
                .hasMessage("the end expected, not 'b', in: a b");
        assertThatThrownBy(() -> FormulaReader.read("a ? b"))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("cannot read '? b'");
    }

    @Test
    void antecedents_are_left_sides_and_what_sentences_speak_of() {
        assertThat(FormulaReader.antecedents("AG (a -> AX (b -> c))")).containsExactly(A, B);
        assertThat(FormulaReader.antecedents("a cannot happen after b")).containsExactly(A, B);
        assertThat(FormulaReader.antecedents("a only after b")).containsExactly(A, B);
        assertThat(FormulaReader.antecedents("a will happen after b")).containsExactly(B);
    }
}
