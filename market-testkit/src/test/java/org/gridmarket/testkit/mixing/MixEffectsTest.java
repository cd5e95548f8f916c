package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.testkit.energy.EffectsCheck;
import org.junit.jupiter.api.Test;

/** The effects that the table of a mix's session states are what operations do. */
class MixEffectsTest {
    private static final int FIRST_OUTPUT = 1_001;

    @Test
    void a_mix_with_a_withheld_message_does_what_its_rows_state() {
        MixingMarket mixing = MixingMarket.opened(5);
        MixTable table = new MixTable(mixing, FIRST_OUTPUT);
        var censored = table.run().at(3);
        table.withhold(message -> Message.decode(message).orElseThrow().sender().equals(censored));
        mixing.commit(table.playHonestly()).orThrow();

        EffectsCheck check = EffectsCheck.of(mixing.market());

        assertThat(check.differences()).isEmpty();
        assertThat(check.functions()).contains("energy:openMix", "energy:postMixMessage", "energy:commitMix");
    }

    @Test
    void a_run_that_is_void_does_what_its_row_states() {
        MixingMarket mixing = MixingMarket.opened(5);
        MixTable table = new MixTable(mixing, FIRST_OUTPUT).sabotage(1, (culprit, honest) -> List.of());
        table.play();
        mixing.abort(0, table.transcript()).orThrow();

        EffectsCheck check = EffectsCheck.of(mixing.market());

        assertThat(check.differences()).isEmpty();
        assertThat(check.functions()).contains("energy:abortMix");
    }
}
