package org.gridmarket.agent.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** What a driver of an agent can rely on. */
class OperationsInFlightTest {
    private final MarketOnLedger market = Founding.market();
    private final Signer open = signer(1);
    private final Signer hidden = signer(2);
    private final OperationsInFlight outgoing = new OperationsInFlight(new AgentTally());

    private static Signer signer(int home) {
        return new Signer(EnergyExamples.keyPair(home), EnergyExamples.TARGET, new SecureRandom());
    }

    private OutgoingOperation send(Signer by) {
        return outgoing.send(by, new EnergyCommand.CollectCredit(), market.calendar(), market.now());
    }

    @Test
    void an_account_does_not_wait_for_the_answer_to_another_one() {
        OutgoingOperation first = send(open);
        assertThat(outgoing.take()).contains(first);

        OutgoingOperation second = send(hidden);

        assertThat(outgoing.take()).contains(second);
        outgoing.answered(second, new Answer.Committed("{}", false));
        assertThat(outgoing.has(open.key())).isTrue();
        assertThat(outgoing.has(hidden.key())).isFalse();
    }

    @Test
    void an_account_has_one_operation_on_its_way() {
        send(hidden);

        assertThatThrownBy(() -> send(hidden)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobody_else_gets_what_one_carries() {
        send(hidden);
        outgoing.take();

        assertThat(outgoing.take()).isEmpty();
    }

    @Test
    void what_is_not_answered_for_good_is_sent_again_as_it_was() {
        OutgoingOperation once = send(hidden);
        outgoing.take();

        outgoing.answered(once, new Answer.Indeterminate("the relay is away"));

        assertThat(outgoing.take()).isEqualTo(Optional.of(once));
        assertThat(outgoing.isEmpty()).isFalse();
    }
}
