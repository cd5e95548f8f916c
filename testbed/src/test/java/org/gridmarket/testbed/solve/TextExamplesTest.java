package org.gridmarket.testbed.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples 1 and 2 of the text (2.8.1.3, 2.8.1.4). */
final class TextExamplesTest {
    private static final int KWH = 1_000;

    @Test
    void example_1_storage_waits_so_that_nothing_is_wasted() {
        Microgrid three = microgrid(
                Energy.UNLIMITED,
                home("102", row(48, 48, 10)),
                home("103", row(48, 49, 30)),
                home("101", row(48, 48, -30), row(49, 49, -10)));

        SolveResult result = solve(three);

        assertThat(result.tradedByInterval())
                .containsEntry(Interval.of(48), EnergySum.ofWh(30 * KWH))
                .containsEntry(Interval.of(49), EnergySum.ofWh(10 * KWH));
        assertThat(result.trades())
                .extracting(trade -> trade.energy().wh() / KWH)
                .containsExactlyInAnyOrder(10L, 20L, 10L);
        assertThat(result.certified()).isTrue();
    }

    /** Below 10 kWh nobody can tell who of 102 (L+ = 10) and 103 (L+ = 30) sells; hiding there costs the rest. */
    @ParameterizedTest
    @CsvSource({"10, 30, 40, 40", "10, 30, 10, 10", "20, 20, 40, 40", "20, 20, 20, 20"})
    void example_2_a_conservative_group_limit_hides_sellers_and_costs_trades(
            int firstLimit, int secondLimit, int groupLimit, int traded) {
        Microgrid hidden = microgrid(
                Energy.ofWh((long) groupLimit * KWH),
                home("102", row(48, 48, firstLimit)),
                home("103", row(48, 48, secondLimit)),
                home("201", row(48, 48, -60)));

        assertThat(solve(hidden).value().energyWh()).isEqualTo((long) traded * KWH);
    }

    private static SolveResult solve(Microgrid microgrid) {
        return new OffLedgerSolve(
                        microgrid,
                        new SolveSettings(new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty()),
                        (t, last) -> {})
                .run();
    }

    private static ProfileRow row(int first, int last, int kilowattHours) {
        return new ProfileRow(Interval.of(first), Interval.of(last), new NetEnergy((long) kilowattHours * KWH), null);
    }

    private static Household home(String meter, ProfileRow... rows) {
        OfferPlan plan = OfferPlan.ofRows(List.of(rows));
        TradingLimits limits = plan.limits();
        return new Household(new MeterId(meter), new FeederId(meter.substring(0, 1)), limits, plan);
    }

    /** Homes on their feeders; group 1 is bounded, all others are not. */
    private static Microgrid microgrid(Energy limitOfFirst, Household... homes) {
        Set<FeederId> seen = new HashSet<>();
        List<Feeder> feeders = new ArrayList<>();
        List<AnonymityGroup> groups = new ArrayList<>();
        List<LimitGroup> limits = new ArrayList<>();
        NetLimit unlimited = new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED);
        for (Household home : homes) {
            if (seen.add(home.feeder())) {
                GroupId group = new GroupId(home.feeder().name());
                feeders.add(new Feeder(home.feeder(), unlimited));
                groups.add(new AnonymityGroup(group, List.of(home.feeder())));
                NetLimit bounded = new NetLimit(limitOfFirst, limitOfFirst);
                limits.add(new LimitGroup(group, List.of(group), group.name().equals("1") ? bounded : unlimited));
            }
        }
        return new Microgrid(
                "example", new GridPlan(feeders, groups, limits), List.of(homes), Interval.of(48), Interval.of(49));
    }
}
