package org.gridmarket.gateway.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.chain.Outcome;
import org.gridmarket.chain.Refusal;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What an operator reads in the log of a gateway whose work the ledger does not do. */
final class UndoneWorkTest {
    private final UndoneWork work = new UndoneWork(Logger.getLogger(UndoneWorkTest.class));
    private int told;

    private void tell(Outcome outcome) {
        work.line("CloseRound[round=34]", outcome).ifPresent(line -> told++);
    }

    @Test
    void an_orderer_that_stays_away_is_told_once_and_again_after_something_was_done() {
        for (int second = 0; second < 59; second++) {
            tell(new Outcome.Indeterminate("ac" + second, "no orderers"));
        }
        assertThat(told).isEqualTo(1);

        work.done();
        tell(new Outcome.Unavailable(6, "no peer"));
        assertThat(told).isEqualTo(2);
    }

    @Test
    void a_refusal_is_told_each_time_in_words() {
        Outcome refused = new Outcome.Rejected(
                new Refusal("TRANSITION_NOT_ALLOWED", "interval life cycle", "this interval is CLOSED"));
        tell(refused);
        tell(refused);

        assertThat(told).isEqualTo(2);
        assertThat(work.line("CloseRound[round=34]", refused))
                .contains("CloseRound[round=34]: refused, TRANSITION_NOT_ALLOWED: this interval is CLOSED"
                        + " [interval life cycle]");
    }
}
