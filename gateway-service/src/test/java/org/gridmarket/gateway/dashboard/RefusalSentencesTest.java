package org.gridmarket.gateway.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.testkit.table.RejectionCodes;
import org.junit.jupiter.api.Test;

final class RefusalSentencesTest {
    @Test
    void each_code_of_the_kernel_has_its_sentence() {
        assertThat(RejectionCodes.all())
                .isNotEmpty()
                .allSatisfy(code -> assertThat(RefusalSentences.of(code.name())).isEqualTo(code.meaning()));
    }

    @Test
    void what_a_relay_and_the_peers_say_has_a_sentence_too() {
        assertThat(RefusalSentences.of("RESOURCE_EXHAUSTED")).contains("limit");
        assertThat(RefusalSentences.ofValidity("MVCC_READ_CONFLICT")).contains("tries again");
    }

    @Test
    void a_code_that_nobody_knows_is_said_to_be_one() {
        assertThat(RefusalSentences.of("OF_TOMORROW")).isEqualTo("No sentence is known for this code.");
    }
}
