package org.gridmarket.testbed.microgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.day.DayPlan;
import org.junit.jupiter.api.Test;

class DrawnPricesTest {
    private static final Microgrid HOMES =
            GeneratedMicrogrid.of(1, 12, new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000)));
    private static final UnitPrice MIDDLE = new UnitPrice(190);

    private static Stream<ProfileRow> rows(Microgrid homes) {
        return homes.homes().stream().flatMap(home -> home.plan().rows().stream());
    }

    @Test
    void every_seller_asks_at_most_the_middle_and_every_buyer_pays_at_least_it() {
        for (Microgrid priced : List.of(
                DrawnPrices.ofEachHome(HOMES, 1, DayPlan.TARIFF),
                DrawnPrices.ofEachInterval(HOMES, 1, DayPlan.TARIFF))) {
            assertThat(rows(priced))
                    .hasSize((int) rows(HOMES).count())
                    .allMatch(row -> row.reservation() != null
                            && (row.side() == Side.SELL
                                    ? !row.reservation().exceeds(MIDDLE)
                                    : !MIDDLE.exceeds(row.reservation())));
        }
    }

    @Test
    void a_home_of_a_public_day_has_one_price_for_each_side_and_homes_differ() {
        Set<UnitPrice> bids = new HashSet<>();
        for (Household home : DrawnPrices.ofEachHome(HOMES, 1, DayPlan.TARIFF).homes()) {
            Set<UnitPrice> own = new HashSet<>();
            home.plan().rows().stream()
                    .filter(row -> row.side() == Side.BUY)
                    .forEach(row -> own.add(row.offer(DayPlan.TARIFF).reservation()));
            assertThat(own).hasSizeLessThanOrEqualTo(1);
            bids.addAll(own);
        }
        assertThat(bids).hasSizeGreaterThan(6);
    }

    @Test
    void in_an_anonymous_day_all_homes_have_the_same_prices_in_an_interval() {
        Map<String, Set<UnitPrice>> prices = new HashMap<>();
        rows(DrawnPrices.ofEachInterval(HOMES, 1, DayPlan.TARIFF))
                .filter(row -> !row.isFlexible())
                .forEach(row -> prices.computeIfAbsent(row.side() + " " + row.first(), any -> new HashSet<>())
                        .add(row.offer(DayPlan.TARIFF).reservation()));

        assertThat(prices.values()).hasSizeGreaterThan(90).allMatch(own -> own.size() == 1);
    }

    @Test
    void what_flows_in_the_homes_is_what_it_was() {
        Microgrid priced = DrawnPrices.ofEachHome(HOMES, 1, DayPlan.TARIFF);

        assertThat(priced.homes())
                .extracting(home -> home.plan().fixed())
                .isEqualTo(
                        HOMES.homes().stream().map(home -> home.plan().fixed()).toList());
    }
}
