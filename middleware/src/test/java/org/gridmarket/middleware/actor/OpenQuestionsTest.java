package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;
import org.junit.jupiter.api.Test;

class OpenQuestionsTest {
    private static final Life ASKED = new Life(Bytes.of(new byte[] {1, 0, 0, 0, 0, 0, 0, 0}));
    private static final Life STRANGER = new Life(Bytes.of(new byte[] {2, 0, 0, 0, 0, 0, 0, 0}));
    private static final Bytes ANSWER = Bytes.utf8("{}");

    private final OpenQuestions questions = new OpenQuestions();
    private final List<Optional<Bytes>> ends = new ArrayList<>();

    private long ask(boolean many) {
        return questions.ask(ASKED, many, 0, ends::add);
    }

    @Test
    void a_question_ends_once_by_its_first_answer() {
        long question = ask(false);

        questions.answered(ASKED, question, ANSWER);
        questions.answered(ASKED, question, ANSWER);
        questions.beat(ComponentLimits.ANSWER_MILLIS);

        assertThat(ends).containsExactly(Optional.of(ANSWER));
    }

    @Test
    void an_answer_of_somebody_else_is_not_heard() {
        questions.answered(STRANGER, ask(false), ANSWER);

        assertThat(ends).isEmpty();
    }

    @Test
    void a_question_ends_without_an_answer_after_its_time() {
        ask(false);

        questions.beat(ComponentLimits.ANSWER_MILLIS - 1);
        assertThat(ends).isEmpty();
        questions.beat(ComponentLimits.ANSWER_MILLIS);

        assertThat(ends).containsExactly(Optional.empty());
    }

    @Test
    void a_question_ends_when_who_was_asked_is_gone() {
        ask(false);

        questions.gone(STRANGER);
        assertThat(ends).isEmpty();
        questions.gone(ASKED);

        assertThat(ends).containsExactly(Optional.empty());
        assertThat(questions.size()).isZero();
    }

    @Test
    void who_may_have_many_answers_has_them_at_any_time() {
        long question = ask(true);

        questions.answered(ASKED, question, ANSWER);
        questions.beat(100 * ComponentLimits.ANSWER_MILLIS);
        questions.answered(ASKED, question, ANSWER);

        assertThat(ends).containsExactly(Optional.of(ANSWER), Optional.of(ANSWER));
    }

    @Test
    void the_oldest_question_gives_way_when_too_many_are_open() {
        for (int i = 0; i <= ComponentLimits.QUESTIONS_TOGETHER; i++) {
            ask(true);
        }

        assertThat(ends).containsExactly(Optional.empty());
        assertThat(questions.size()).isEqualTo(ComponentLimits.QUESTIONS_TOGETHER);
    }
}
