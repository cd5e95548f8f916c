package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.junit.jupiter.api.Test;

class EndQuestionsTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final DayInMemory DAY =
            new DayInMemory(GeneratedMicrogrid.of(1, 2, LIMIT).within(Interval.of(44), Interval.of(45))).trade();
    private static final Duration SHORT = Duration.ofMillis(300);

    /** The ledger of the day through peers of which one is away for its first so many questions. */
    private static final class OnePeerAway implements Consortium {
        private final Consortium ledger = DAY.consortium();
        private final Organisation away;
        private int questionsAway;

        OnePeerAway(Organisation away, int questionsAway) {
            this.away = away;
            this.questionsAway = questionsAway;
        }

        @Override
        public String carry(Organisation organisation, boolean administrator, String function, String argument) {
            return ledger.carry(organisation, administrator, function, argument);
        }

        @Override
        public String ask(Organisation peer, EnergyQuery query) {
            if (peer == away && questionsAway-- > 0) {
                throw new PeerSilentException("connection refused");
            }
            return ledger.ask(peer, query);
        }

        @Override
        public void blocks(Consumer<LedgerBlock> reader) throws InterruptedException {
            ledger.blocks(reader);
        }

        @Override
        public Target target() {
            return ledger.target();
        }

        @Override
        public List<Organisation> members() {
            return ledger.members();
        }

        @Override
        public List<Organisation> peers() {
            return ledger.peers();
        }

        @Override
        public void close() {
            ledger.close();
        }
    }

    @Test
    void peers_that_all_answer_the_same_agree() throws InterruptedException {
        EndQuestions questions = new EndQuestions(DAY.consortium(), SHORT);

        assertThat(questions.peersAgree()).isTrue();
        assertThat(questions.absent()).isEmpty();
    }

    @Test
    void peers_that_are_asked_while_a_block_comes_agree_once_all_have_it() throws InterruptedException {
        EndQuestions questions = new EndQuestions(DAY.consortium(), SHORT);
        AtomicInteger asked = new AtomicInteger();

        Boolean agree = questions.peersAgree(peer -> asked.getAndIncrement() == 0 ? "before" : "after");

        assertThat(agree).isTrue();
        assertThat(asked).hasValue(2 * DAY.consortium().peers().size());
    }

    @Test
    void a_peer_whose_state_stays_different_is_not_agreed_with() throws InterruptedException {
        EndQuestions questions = new EndQuestions(DAY.consortium(), SHORT);

        assertThat(questions.peersAgree(peer -> peer == Organisation.REGULATOR ? "other" : "same"))
                .isFalse();
    }

    @Test
    void a_peer_that_comes_back_within_the_wait_is_no_loss() throws InterruptedException {
        EndQuestions questions = new EndQuestions(new OnePeerAway(Organisation.REGULATOR, 3), Duration.ofSeconds(60));

        assertThat(questions.peersAgree()).isTrue();
        assertThat(questions.absent()).isEmpty();
    }

    @Test
    void a_peer_that_stays_away_is_named_and_proves_nothing() throws InterruptedException {
        EndQuestions questions = new EndQuestions(new OnePeerAway(Organisation.REGULATOR, Integer.MAX_VALUE), SHORT);

        assertThat(questions.peersAgree()).isNull();
        assertThat(questions.absent()).singleElement().asString().contains("the peer of REGULATOR", "refused");
        PeerAnswers answers = new PeerAnswers(null, questions.absent(), List.of(), null, null, List.of());
        assertThat(answers.isClean()).isFalse();
        assertThat(answers.agreement()).startsWith("not answered by the peer of REGULATOR");
    }
}
