package org.gridmarket.testkit.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void energy_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Energy(-1)).withMessageContaining("-1 Wh");
    }

    @Test
    void energy_ends_at_its_largest_value() {
        assertThat(new Energy(Energy.MAX_WH)).isEqualTo(Energy.UNLIMITED);
        assertThatIllegalArgumentException().isThrownBy(() -> new Energy(Energy.MAX_WH + 1));
    }

    @Test
    void adding_energy_beyond_the_largest_value_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Energy.UNLIMITED.plus(Energy.ofWh(1)));
    }

    @Test
    void subtracting_more_energy_than_there_is_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Energy.ofWh(3).minus(Energy.ofWh(4)));
    }

    @Test
    void a_bounded_difference_stops_at_zero() {
        assertThat(Energy.ofWh(3).minusOrZero(Energy.ofWh(4))).isEqualTo(Energy.ZERO);
    }

    @Test
    void a_net_difference_keeps_its_sign() {
        assertThat(Energy.ofWh(3).net(Energy.ofWh(5))).isEqualTo(new NetEnergy(-2));
    }

    @Test
    void the_deficit_of_a_negative_net_is_its_size() {
        assertThat(new NetEnergy(-7).deficit()).isEqualTo(Energy.ofWh(7));
        assertThat(new NetEnergy(-7).surplus()).isEqualTo(Energy.ZERO);
    }

    @Test
    void net_energy_reaches_as_far_as_energy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NetEnergy(-Energy.MAX_WH - 1));
    }

    @Test
    void the_largest_energy_at_the_highest_price_is_still_money() {
        assertThat(Energy.UNLIMITED.at(new UnitPrice(UnitPrice.MAX_MICRO_PER_WH)))
                .isEqualTo(new Money(1_000_000_000_000_000_000L));
    }

    @Test
    void money_refuses_to_grow_beyond_its_bound() {
        assertThatThrownBy(() -> new Money(Money.MAX_MICRO).plus(new Money(Money.MAX_MICRO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_price_is_never_negative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitPrice(3).minus(new UnitPrice(4)));
    }

    @Test
    void intervals_before_the_epoch_are_legal() {
        assertThat(Interval.of(-3).next()).isEqualTo(Interval.of(-2));
    }

    @Test
    void an_interval_stays_within_what_a_key_can_hold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.of(Interval.MAX_INDEX).next());
    }

    @Test
    void time_before_1970_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LedgerTime(-1));
    }
}
