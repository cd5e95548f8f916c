package org.gridmarket.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.junit.jupiter.api.Test;

class SealsHeardTest {
    private final SealsHeard seals = new SealsHeard();

    @Test
    void a_period_is_named_as_wanted_while_no_seal_was_heard() {
        assertThat(seals.beyond(LedgerPeriod.of(3))).isEqualTo(LedgerPeriod.of(3));
    }

    @Test
    void a_sealed_period_is_never_named() {
        seals.hear(LedgerPeriod.of(3));

        assertThat(seals.beyond(LedgerPeriod.of(2))).isEqualTo(LedgerPeriod.of(4));
        assertThat(seals.beyond(LedgerPeriod.of(3))).isEqualTo(LedgerPeriod.of(4));
        assertThat(seals.beyond(LedgerPeriod.of(4))).isEqualTo(LedgerPeriod.of(4));
    }

    @Test
    void an_older_seal_that_comes_later_changes_nothing() {
        seals.hear(LedgerPeriod.of(5));
        seals.hear(LedgerPeriod.of(3));

        assertThat(seals.beyond(LedgerPeriod.of(4))).isEqualTo(LedgerPeriod.of(6));
    }
}
