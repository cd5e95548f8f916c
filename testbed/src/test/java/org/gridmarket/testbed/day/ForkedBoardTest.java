package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All homes are honest; the board that leads shows some of them another face. */
class ForkedBoardTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int HOMES = 6;
    private static final int WINDOWS = 2;
    private static final Microgrid GRID = MergedMicrogrid.of(
            GeneratedMicrogrid.of(7, HOMES, LIMIT).within(Interval.of(48), Interval.of(59)), 2 * HOMES);

    /** An interval lasts a second here, and mixing of a window eight, so the steps are short. */
    private static final MixTimes TIMES = new MixTimes(1, 1, 3, 30);

    private static DayInMemory day() {
        AnonymityPlan plan = AnonymityPlan.of(GRID, GRID, HidingChoice.USUAL);
        return new DayInMemory(
                GRID,
                new AnonymityPlan(
                        plan.window(),
                        plan.lead(),
                        plan.bundles(),
                        plan.circles(),
                        plan.leastParticipants(),
                        TIMES,
                        plan.bearable(),
                        plan.unrestricted()));
    }

    static Stream<Named<IntPredicate>> deceived() {
        return Stream.of(
                Named.of("one home", home -> home == 3),
                Named.of("half of them", home -> home % 2 == 0),
                Named.of("all but one", home -> home != 1));
    }

    private static <E extends EnergyEvent> List<E> told(DayInMemory day, Class<E> kind) {
        return day.history().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @ParameterizedTest
    @MethodSource("deceived")
    void the_fork_is_told_to_the_ledger_and_nobody_is_struck(IntPredicate homes) {
        DayInMemory day = day().forkingBoard(homes).trade();

        assertThat(told(day, EnergyEvent.MixAborted.class))
                .hasSize(WINDOWS)
                .allMatch(EnergyEvent.MixAborted::boardForked)
                .allMatch(aborted -> aborted.faults().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("deceived")
    void every_window_is_mixed_by_everybody_on_the_next_board(IntPredicate homes) {
        DayInMemory day = day().forkingBoard(homes).trade();

        assertThat(told(day, EnergyEvent.MixCommitted.class))
                .hasSize(WINDOWS)
                .allMatch(mix -> mix.run() == 1)
                .allMatch(mix -> mix.outputs().size() == 2 * HOMES);
    }
}
