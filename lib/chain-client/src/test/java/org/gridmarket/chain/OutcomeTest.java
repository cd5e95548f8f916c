package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class OutcomeTest {
    @Test
    void each_says_in_words_how_it_ended_and_whether_it_has_an_effect() {
        assertThat(new Outcome.Committed("{}", 8, "ff97").text()).isEqualTo("committed in block 8 by transaction ff97");
        assertThat(new Outcome.Repeated("{}").text()).isEqualTo("had been committed before");
        assertThat(new Outcome.Rejected(new Refusal("MALFORMED", "wire format", "x")).text())
                .isEqualTo("refused, MALFORMED: x [wire format]");
        assertThat(new Outcome.Conflicted(3).text())
                .isEqualTo("others changed what it reads, in each of 3 attempts; it has no effect");
        assertThat(new Outcome.Unavailable(6, "no peer").text())
                .isEqualTo("nothing was ordered, in 6 attempts: no peer");
        assertThat(new Outcome.Indeterminate("ac88", "no orderers").text())
                .isEqualTo("transaction ac88 may still commit: no orderers");
    }
}
