package org.gridmarket.agent.energy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.junit.jupiter.api.Test;

class KnownTariffsTest {
    private static final Tariff FIRST = new Tariff(new UnitPrice(50), new UnitPrice(250), new UnitPrice(5));
    private static final Tariff LATER = new Tariff(new UnitPrice(90), new UnitPrice(300), new UnitPrice(5));

    private final KnownTariffs tariffs = new KnownTariffs();

    private void adopt(int from, Tariff tariff) {
        tariffs.adopt(
                new ProposedRules("tariff-" + from, Interval.of(from), List.of(new RuleChange.SetTariff(tariff))));
    }

    @Test
    void each_interval_has_the_tariff_that_is_in_force_then() {
        adopt(1, FIRST);
        adopt(9, LATER);

        assertThat(tariffs.at(Interval.of(8))).contains(FIRST);
        assertThat(tariffs.at(Interval.of(9))).contains(LATER);
    }

    /** The first tariff was kept for ever: offers of later intervals stood outside the new band and were refused. */
    @Test
    void an_offer_without_a_price_of_its_own_stands_at_the_edge_of_the_band_of_its_interval() {
        adopt(1, FIRST);
        adopt(9, LATER);
        OfferPlan plan = OfferPlan.ofRows(List.of(
                new ProfileRow(Interval.of(8), Interval.of(8), new NetEnergy(100), null),
                new ProfileRow(Interval.of(9), Interval.of(9), new NetEnergy(100), null)));

        assertThat(plan.offers(tariffs))
                .extracting(offer -> offer.reservation())
                .containsExactly(FIRST.bandLow(), LATER.bandLow());
    }
}
