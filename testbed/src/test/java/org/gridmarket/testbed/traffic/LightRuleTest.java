package org.gridmarket.testbed.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testbed.traffic.LightRule.Order.HOLD;
import static org.gridmarket.testbed.traffic.LightRule.Order.NONE;
import static org.gridmarket.testbed.traffic.LightRule.Order.SWITCH;

import java.util.List;
import java.util.Map;
import org.gridmarket.testbed.traffic.LightState.Phase;
import org.junit.jupiter.api.Test;

class LightRuleTest {
    private static final Density EMPTY = seen(0, 0, 0, 0);

    private static Density seen(int south, int north, int west, int east) {
        return new Density(List.of(south, north, west, east));
    }

    private static LightRule.Order north(LightRule rule, int seconds, Density own) {
        return rule.decide(Junction.A0, new LightState(Phase.NORTH_SOUTH, seconds), Map.of(Junction.A0, own));
    }

    @Test
    void the_timer_says_nothing() {
        assertThat(north(LightRule.TIMER, 60, seen(0, 0, 9, 9))).isEqualTo(NONE);
    }

    @Test
    void own_density_gives_green_to_the_fuller_axis_after_ten_seconds() {
        assertThat(north(LightRule.OWN, 9, seen(1, 1, 3, 0))).isEqualTo(HOLD);
        assertThat(north(LightRule.OWN, 10, seen(1, 1, 3, 0))).isEqualTo(SWITCH);
        assertThat(north(LightRule.OWN, 10, seen(1, 1, 2, 0))).isEqualTo(HOLD);
    }

    @Test
    void after_fifty_seconds_whoever_waits_gets_green_and_nobody_waits_for_nobody() {
        assertThat(north(LightRule.OWN, 49, seen(9, 9, 1, 0))).isEqualTo(HOLD);
        assertThat(north(LightRule.OWN, 50, seen(9, 9, 1, 0))).isEqualTo(SWITCH);
        assertThat(north(LightRule.OWN, 50, seen(9, 9, 0, 0))).isEqualTo(HOLD);
    }

    @Test
    void ours_switches_for_four_vehicles_more_after_five_seconds() {
        assertThat(north(LightRule.LEAD, 5, seen(1, 0, 4, 0))).isEqualTo(HOLD);
        assertThat(north(LightRule.LEAD, 5, seen(1, 0, 5, 0))).isEqualTo(SWITCH);
        assertThat(north(LightRule.LEAD, 4, seen(1, 0, 5, 0))).isEqualTo(HOLD);
    }

    @Test
    void a_neighbours_vehicles_weigh_three_tenths() {
        Map<Junction, Density> ten = Map.of(Junction.A0, seen(1, 0, 0, 0), Junction.B0, seen(0, 0, 0, 4));
        LightState lights = new LightState(Phase.NORTH_SOUTH, 10);

        assertThat(LightRule.SHARED.decide(Junction.A0, lights, ten)).isEqualTo(SWITCH);
        assertThat(LightRule.OWN.decide(Junction.A0, lights, ten)).isEqualTo(HOLD);
        Map<Junction, Density> nine = Map.of(Junction.A0, seen(1, 0, 0, 0), Junction.B0, seen(0, 0, 0, 3));
        assertThat(LightRule.SHARED.decide(Junction.A0, lights, nine)).isEqualTo(HOLD);
    }

    @Test
    void nothing_is_said_while_lights_are_yellow() {
        LightState yellow = new LightState(Phase.TO_EAST_WEST, 60);
        for (LightRule rule : LightRule.values()) {
            assertThat(rule.decide(Junction.B1, yellow, Map.of(Junction.B1, EMPTY)))
                    .isEqualTo(NONE);
        }
    }

    @Test
    void segments_are_named_by_where_they_come_from() {
        assertThat(List.of(Junction.Side.values()).stream()
                        .map(Junction.A0::segment)
                        .toList())
                .containsExactly("bottom0A0", "A1A0", "left0A0", "B0A0");
        assertThat(List.of(Junction.Side.values()).stream()
                        .map(Junction.B1::segment)
                        .toList())
                .containsExactly("B0B1", "top1B1", "A1B1", "right1B1");
    }
}
