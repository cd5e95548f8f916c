package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.energy.PrivateBills.T1;
import static org.gridmarket.testkit.energy.PrivateBills.bill;
import static org.gridmarket.testkit.energy.PrivateBills.committed;

import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyAnswer;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** Private bills on the whole market; what is refused is in PrivateBillWitnesses. */
class PrivateBillingTest {
    @Test
    void a_proved_bill_is_accepted() {
        MarketOnLedger market = committed();

        market.run(Founding.meterKeys(1), bill(1)).orThrow();

        assertThat(market.events().getLast())
                .isEqualTo(new EnergyEvent.BillReported(Founding.meter(1), T1, T1, new Money(300 * 250 - 1_000)));
    }

    @Test
    void commitments_are_told_without_amounts() {
        assertThat(committed().events())
                .contains(new EnergyEvent.CommitmentsReported(Founding.meter(1), IntervalSet.of(List.of(T1))));
    }

    @Test
    void a_private_bill_unlocks_proceeds_as_a_plain_one_does() {
        MarketOnLedger market = committed();
        var before = market.state().account(EnergyExamples.account(1));

        market.run(Founding.meterKeys(1), bill(1)).orThrow();

        assertThat(before.lockedProceeds().exceeds(Money.ZERO)).isTrue();
        assertThat(market.state().account(EnergyExamples.account(1)).lockedProceeds())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void equal_amounts_of_two_homes_look_different() {
        assertThat(PrivateBills.commitments(1, T1)).isNotEqualTo(PrivateBills.commitments(3, T1));
    }

    @Test
    void a_dispute_opens_one_interval_to_the_dso_and_writes_nothing() {
        MarketOnLedger market = committed();
        int blocks = market.ledger().blocks().size();

        String answer = market.ask(new EnergyQuery.CheckOpening(
                        Founding.meter(1), PrivateBills.book(1).open(T1, PrivateBills.TAKEN)))
                .orThrow()
                .result();

        assertThat(RecordCodec.of(EnergyAnswer.OpenedInterval.class).read(answer))
                .isEqualTo(new EnergyAnswer.OpenedInterval(Founding.meter(1), T1, PrivateBills.TAKEN));
        assertThat(market.ledger().blocks()).hasSize(blocks);
    }

    @Test
    void commitments_stay_one_cycle_longer_than_their_bill() {
        MarketOnLedger market = committed();
        var next = T1.next();
        var dispute = new EnergyQuery.CheckOpening(
                Founding.meter(1), PrivateBills.book(1).open(T1, PrivateBills.TAKEN));
        market.run(Founding.meterKeys(1), bill(1)).orThrow();
        assertThat(market.ask(dispute).isAccepted()).isTrue();

        market.run(Founding.meterKeys(1), PrivateBills.commitments(1, next)).orThrow();
        market.run(Founding.meterKeys(1), bill(1, next, PrivateBills.prices(next)))
                .orThrow();

        assertThat(market.ask(dispute).isAccepted()).isFalse();
    }
}
