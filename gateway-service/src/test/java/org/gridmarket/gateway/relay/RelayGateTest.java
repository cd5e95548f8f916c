package org.gridmarket.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Slots;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

final class RelayGateTest {
    private static final AccountKey ANNA = EnergyExamples.account(1);
    private static final AccountKey BEN = EnergyExamples.account(2);
    private static final AccountKey CARA = EnergyExamples.account(3);
    private static final Round NOW = Round.of(7);

    private static final Origin HERE = new Origin("192.0.2.1");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Slots places = new Slots("submissions", "operations are in flight", 2, 2);
    private final RelayGate gate = new RelayGate(
            new GatewayLimits(SECOND, 3, 5, 2, SECOND, 1, 1, 1, 1, 1, 1, 1, 1, 1, SECOND, 1, 1, 1), places);

    private boolean enters(AccountKey account, Round now) {
        return entered(account, false, now).isPresent();
    }

    private Optional<RelayGate.Answer.Entered> entered(AccountKey account, boolean solver, Round now) {
        return gate.enter(account, solver, now, HERE) instanceof RelayGate.Answer.Entered entered
                ? Optional.of(entered)
                : Optional.empty();
    }

    private boolean passes(AccountKey account, boolean solver, Round now) {
        Optional<RelayGate.Answer.Entered> entered = entered(account, solver, now);
        entered.ifPresent(RelayGate.Answer.Entered::close);
        return entered.isPresent();
    }

    private String reason(AccountKey account) {
        return gate.enter(account, false, NOW, HERE) instanceof RelayGate.Answer.Refused(String reason) ? reason : "";
    }

    @Test
    void an_account_has_one_operation_in_flight() {
        assertThat(enters(ANNA, NOW)).isTrue();

        assertThat(reason(ANNA)).contains("in flight").contains(ANNA.toString());
    }

    @Test
    void the_next_operation_may_pass_when_the_first_is_done() {
        entered(ANNA, false, NOW).orElseThrow().close();

        assertThat(enters(ANNA, NOW)).isTrue();
    }

    @Test
    void leaving_twice_does_not_let_a_third_in() {
        RelayGate.Answer.Entered first = entered(ANNA, false, NOW).orElseThrow();
        first.close();
        assertThat(enters(ANNA, NOW)).isTrue();

        first.close();

        assertThat(reason(ANNA)).contains("in flight");
        assertThat(places.used()).isEqualTo(1);
    }

    @Test
    void one_account_does_not_hold_up_another() {
        assertThat(enters(ANNA, NOW)).isTrue();

        assertThat(enters(BEN, NOW)).isTrue();
    }

    @Test
    void an_account_sends_a_bounded_number_per_interval() {
        for (int i = 0; i < 3; i++) {
            assertThat(passes(ANNA, false, NOW)).isTrue();
        }

        assertThat(reason(ANNA)).contains("3 operations in interval 7");
    }

    @Test
    void the_next_interval_counts_anew() {
        for (int i = 0; i < 3; i++) {
            assertThat(passes(ANNA, false, NOW)).isTrue();
        }

        assertThat(passes(ANNA, false, NOW.next())).isTrue();
    }

    @Test
    void a_solver_may_send_more_since_solutions_come_in_parts() {
        for (int i = 0; i < 5; i++) {
            assertThat(passes(ANNA, true, NOW)).isTrue();
        }

        assertThat(passes(ANNA, true, NOW)).isFalse();
    }

    @Test
    void all_together_have_a_bounded_number_in_flight() {
        assertThat(enters(ANNA, NOW)).isTrue();
        assertThat(enters(BEN, NOW)).isTrue();

        assertThat(reason(CARA)).contains("2 operations are in flight");
    }

    @Test
    void fresh_keys_do_not_fill_the_memory() {
        assertThat(passes(ANNA, false, NOW)).isTrue();
        assertThat(passes(BEN, false, NOW)).isTrue();

        assertThat(reason(CARA)).contains("2 accounts");
        assertThat(places.used()).isZero();
    }
}
