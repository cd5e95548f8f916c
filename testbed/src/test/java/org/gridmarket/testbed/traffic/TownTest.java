package org.gridmarket.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.middleware.actor.ActorRun;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testbed.machine.DemoMachines;
import org.gridmarket.testbed.traffic.LightState.Phase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With SUMO, where it is installed. */
@Timeout(120)
class TownTest {
    private static final Demand DEMAND = new Demand(2_400, 120, 1);

    @TempDir
    private Path folder;

    @BeforeEach
    void needsSumo() {
        assumeTrue(Town.isInstalled(), "needs sumo");
    }

    @Test
    void lights_go_on_by_themselves_after_twenty_seconds_and_when_nobody_holds_them_any_more() throws Exception {
        try (Town town = Town.open(folder, DEMAND)) {
            List<Phase> shown = new ArrayList<>();
            for (int second = 0; second < 24; second++) {
                shown.add(town.lights(Junction.A0).phase());
                if (second < 10) {
                    town.obey(Junction.B0, LightRule.Order.HOLD);
                }
                town.step();
            }
            assertThat(shown.subList(0, 20)).containsOnly(Phase.NORTH_SOUTH);
            assertThat(shown.subList(21, 23)).containsOnly(Phase.TO_EAST_WEST);
            assertThat(town.lights(Junction.A0).phase()).isEqualTo(Phase.EAST_WEST);
            assertThat(town.lights(Junction.B0).phase()).isEqualTo(Phase.EAST_WEST);
        }
    }

    @Test
    void a_junction_that_goes_by_what_it_sees_lets_vehicles_wait_less() throws Exception {
        TrafficRun timer = DirectRun.of(folder, LightRule.TIMER, DEMAND);
        TrafficRun own = DirectRun.of(folder, LightRule.OWN, DEMAND);

        assertThat(own.delay().vehicles()).isEqualTo(timer.delay().vehicles()).isGreaterThan(50);
        assertThat(own.delay().waitingMillis()).isLessThan(timer.delay().waitingMillis());
        assertThat(DirectRun.of(folder, LightRule.OWN, DEMAND)).isEqualTo(own);
    }

    /** Two machines in this process: the game on one, all junctions on the other. */
    @Test
    void led_by_actors_the_town_goes_as_it_does_when_the_rules_are_called() throws Exception {
        Demand demand = new Demand(2_400, 60, 1);
        FatalErrors fatal = new FatalErrors();
        DemoMachines machines = DemoMachines.make(folder.resolve("machines"), 2);
        Street street = new Street();
        TrafficRun.Tally tally = new TrafficRun.Tally(demand.seconds());
        try (Closing closing = new Closing();
                Town town = Town.open(folder, demand)) {
            for (int machine = 0; machine < machines.count(); machine++) {
                RunningNode node = machines.start(machine, fatal);
                closing.add("machine", node::close);
            }
            ActorRun game = TrafficActor.game(machines, 0, street, fatal);
            closing.add("game", game::close);
            for (Junction at : Junction.values()) {
                ActorRun crossing = TrafficActor.crossing(machines, 1, at, LightRule.OWN, fatal);
                closing.add("crossing", crossing::close);
            }
            street.awaitAll(town);
            while (DirectRun.goesOn(town, demand)) {
                street.lead(town);
                town.step();
                tally.count(town.densities());
            }
            TrafficRun led = tally.of(town.end());

            assertThat(street.unled()).isEmpty();
            assertThat(led).isEqualTo(DirectRun.of(folder, LightRule.OWN, demand));
        }
        assertThat(fatal.failure()).isEmpty();
    }
}
