package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.process.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestMeterTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));

    @TempDir
    private Path folder;

    private Energy most(GridPlan grid, RuleChange... meters) {
        return GuestMeter.at(grid, List.of(meters), RunFolder.at(folder)).most();
    }

    private static Feeder feeder(String name) {
        return new Feeder(new FeederId(name), LIMIT);
    }

    @Test
    void a_guest_may_trade_two_kilowatt_hours_in_an_interval() {
        assertThat(most(GridPlan.oneGroupPerFeeder(List.of(feeder("1"))))).isEqualTo(Energy.ofWh(2_000));
    }

    @Test
    void where_that_would_make_a_feeder_unsafe_it_may_trade_what_does_not() {
        AnonymityGroup both = new AnonymityGroup(new GroupId("both"), List.of(new FeederId("1"), new FeederId("2")));
        GridPlan grid = new GridPlan(
                List.of(feeder("1"), feeder("2")),
                List.of(both),
                List.of(new LimitGroup(new GroupId("both"), List.of(new GroupId("both")), LIMIT)));
        RuleChange home = new RuleChange.RegisterSmartMeter(
                new MeterId("101"),
                AccountKey.hex("ab".repeat(32)),
                new FeederId("1"),
                new TradingLimits(Energy.ofWh(4_400), Energy.ofWh(4_400)));

        assertThat(most(grid, home)).isEqualTo(Energy.ofWh(500));
    }
}
