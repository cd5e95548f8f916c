package org.gridmarket.testbed.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Optional;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** What a driver of an agent can rely on. */
class ErrandsInFlightTest {
    private final MarketOnLedger market = Founding.market();
    private final Signer open = signer(1);
    private final Signer hidden = signer(2);
    private final ErrandsInFlight errands = new ErrandsInFlight(new AgentTally());

    private static Signer signer(int home) {
        return new Signer(EnergyExamples.keyPair(home), EnergyExamples.TARGET, new SecureRandom());
    }

    private Errand send(Signer by) {
        return errands.send(by, new EnergyCommand.CollectCredit(), market.calendar(), market.now());
    }

    @Test
    void an_account_does_not_wait_for_the_answer_to_another_one() {
        Errand first = send(open);
        assertThat(errands.take()).contains(first);

        Errand second = send(hidden);

        assertThat(errands.take()).contains(second);
        errands.answered(second, new Answer.Committed("{}", false));
        assertThat(errands.has(open.key())).isTrue();
        assertThat(errands.has(hidden.key())).isFalse();
    }

    @Test
    void an_account_has_one_operation_on_its_way() {
        send(hidden);

        assertThatThrownBy(() -> send(hidden)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobody_else_gets_what_one_carries() {
        send(hidden);
        errands.take();

        assertThat(errands.take()).isEmpty();
    }

    @Test
    void what_is_not_answered_for_good_is_sent_again_as_it_was() {
        Errand once = send(hidden);
        errands.take();

        errands.answered(once, new Answer.Indeterminate("the relay is away"));

        assertThat(errands.take()).isEqualTo(Optional.of(once));
        assertThat(errands.isEmpty()).isFalse();
    }
}
