package org.gridmarket.testkit.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyArbitraries;
import org.gridmarket.testkit.energy.EnergyExamples;

class TariffProperties {
    @Provide
    Arbitrary<Tariff> tariffs() {
        return EnergyArbitraries.tariffs();
    }

    @Provide
    Arbitrary<UnitPrice> prices() {
        return EnergyArbitraries.prices();
    }

    @Example
    void the_band_is_narrowed_by_the_fee_on_both_ends() {
        assertThat(EnergyExamples.tariff().bandLow()).isEqualTo(new UnitPrice(55));
        assertThat(EnergyExamples.tariff().bandHigh()).isEqualTo(new UnitPrice(245));
    }

    @Example
    void an_empty_band_is_refused_with_both_ends() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tariff(new UnitPrice(100), new UnitPrice(109), new UnitPrice(5)))
                .withMessageContaining("105")
                .withMessageContaining("104");
    }

    @Example
    void a_band_of_one_price_is_a_band() {
        Tariff narrow = new Tariff(new UnitPrice(100), new UnitPrice(110), new UnitPrice(5));

        assertThat(narrow.clamp(UnitPrice.ZERO)).isEqualTo(new UnitPrice(105));
    }

    @Property(tries = 200)
    void a_clamped_price_lies_in_the_band(@ForAll("tariffs") Tariff tariff, @ForAll("prices") UnitPrice price) {
        assertThat(tariff.clamp(price)).isBetween(tariff.bandLow(), tariff.bandHigh());
    }

    @Property(tries = 200)
    void nobody_is_worse_off_than_with_the_dso(@ForAll("tariffs") Tariff tariff, @ForAll("prices") UnitPrice price) {
        UnitPrice traded = tariff.clamp(price);

        assertThat(traded.minus(tariff.fee())).isGreaterThanOrEqualTo(tariff.surplusPrice());
        assertThat(traded.plus(tariff.fee())).isLessThanOrEqualTo(tariff.deficitPrice());
    }
}
