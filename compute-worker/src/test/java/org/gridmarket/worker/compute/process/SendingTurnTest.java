package org.gridmarket.worker.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.junit.jupiter.api.Test;

class SendingTurnTest {
    private static final LedgerTime NOW = ClockedLedger.EPOCH;
    private static final Answer COMMITTED = new Answer.Committed("", false);

    private final SendingTurn turn = new SendingTurn();
    private final OperationDesk.Outgoing first = outgoing(1);
    private final OperationDesk.Outgoing second = outgoing(2);

    /** A job's result was accepted 4 s late: the answer of the operation before came after its event. */
    @Test
    void an_answer_that_comes_after_the_event_does_not_hold_back_the_next_operation() {
        assertThat(turn.take(first, NOW)).isTrue();
        turn.answered(first, COMMITTED, NOW);

        assertThat(turn.take(second, NOW)).isTrue();
    }

    @Test
    void what_is_committed_is_sent_again_only_when_its_event_stays_away() {
        turn.take(first, NOW);
        turn.answered(first, COMMITTED, NOW);

        assertThat(turn.take(first, NOW.plusMillis(SendingTurn.EVENT_MILLIS - 1)))
                .isFalse();
        assertThat(turn.take(first, NOW.plusMillis(SendingTurn.EVENT_MILLIS))).isTrue();
    }

    @Test
    void what_nobody_knows_of_is_sent_again_at_once_and_never_twice_at_a_time() {
        assertThat(turn.take(first, NOW)).isTrue();
        assertThat(turn.take(first, NOW)).isFalse();
        turn.answered(first, new Answer.Indeterminate("silence"), NOW);

        assertThat(turn.take(first, NOW)).isTrue();
    }

    @Test
    void a_late_answer_of_what_is_over_changes_nothing_for_what_is_under_way() {
        turn.take(first, NOW);
        assertThat(turn.take(second, NOW)).isTrue();
        turn.answered(first, COMMITTED, NOW);

        assertThat(turn.take(second, NOW)).isFalse();
    }

    private static OperationDesk.Outgoing outgoing(int number) {
        Intent intent = Intent.of(new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, "transfer-" + number))));
        return new OperationDesk.Outgoing(
                intent,
                Cast.JC
                        .keys()
                        .sign(
                                ClockedLedger.TARGET,
                                intent.function(),
                                ClockedLedger.operation(number),
                                new Book(9),
                                Bytes.utf8("{}")));
    }
}
