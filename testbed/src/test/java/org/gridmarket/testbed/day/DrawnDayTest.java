package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

/** One window of a group that is one home too large for one session: sixteen bundles each leave room for twenty-four. */
class DrawnDayTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int HOMES = 25;
    private static final int BUNDLES = 8;
    private static final Microgrid GRID = MergedMicrogrid.of(
            GeneratedMicrogrid.of(7, HOMES, LIMIT).within(Interval.of(48), Interval.of(55)), 2 * HOMES);
    private static final List<DrawKey> KEYS = BoardsInMemory.drawKeys();

    private static DayInMemory day() {
        return new DayInMemory(
                GRID,
                AnonymityPlan.of(
                        GRID,
                        GRID,
                        new HidingChoice(BUNDLES, Energy.ofWh(50), Energy.UNLIMITED, HidingChoice.WHOLE_GROUP)));
    }

    private static <E extends EnergyEvent> Stream<E> events(DayInMemory day, Class<E> kind) {
        return day.history().stream().filter(kind::isInstance).map(kind::cast);
    }

    private static void assertMixed(DayInMemory day) {
        assertThat(events(day, EnergyEvent.MixCommitted.class)
                        .map(mix -> mix.outputs().size()))
                .containsExactlyInAnyOrder(12 * 2 * BUNDLES, 13 * 2 * BUNDLES);
        assertThat(day.homes().agents()).allMatch(TradingAgent::isDone);
    }

    @Test
    void a_large_group_mixes_in_sessions_that_all_gateways_draw() {
        DayInMemory day = day().trade();

        assertThat(events(day, EnergyEvent.MixDrawn.class)).singleElement().satisfies(drawn -> {
            assertThat(drawn.shares()).extracting(DrawShare::key).isEqualTo(KEYS);
            assertThat(drawn.missing()).isEmpty();
        });
        assertMixed(day);
        assertThat(day.homes().agents().stream().map(TradingAgent::refusals))
                .allSatisfy(refusals -> assertThat(refusals).isEmpty());
    }

    @Test
    void a_silent_gateway_holds_up_a_mix_for_the_waiting_time_and_no_longer() {
        DayInMemory day = day().withoutSharesOf(KEYS.getFirst()).trade();

        assertThat(events(day, EnergyEvent.DrawSharesPosted.class))
                .singleElement()
                .satisfies(posted ->
                        assertThat(posted.shares()).extracting(DrawShare::key).containsExactly(KEYS.getLast()));
        assertThat(events(day, EnergyEvent.MixDrawn.class))
                .singleElement()
                .satisfies(drawn -> assertThat(drawn.missing()).containsExactly(KEYS.getFirst()));
        assertMixed(day);
    }
}
