package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.WINDOW;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody crashes at some point of a mix and never comes back to it: each takes its bundles back, with nobody's help. */
class MixCrashTest {
    private static final int HOMES = 5;

    /** Brings a mix to a point. */
    @FunctionalInterface
    interface Crash {
        MixingMarket happens();
    }

    private static Stream<Arguments> crashes() {
        return Stream.of(
                crash("after joining", () -> MixingMarket.joined(HOMES)),
                crash("after the opening", () -> MixingMarket.opened(HOMES)),
                crash("before the first list", () -> stopped(1)),
                crash("in the middle of the shuffle", () -> stopped(3)),
                crash("before the joint transaction", () -> {
                    MixingMarket mixing = MixingMarket.opened(HOMES);
                    new MixTable(mixing, 1_001).playHonestly();
                    return mixing;
                }),
                crash("after an abort", () -> {
                    MixingMarket mixing = MixingMarket.opened(HOMES);
                    MixTable table = new MixTable(mixing, 1_001).sabotage(2, (culprit, honest) -> List.of());
                    table.play();
                    mixing.abort(0, table.transcript()).orThrow();
                    return mixing;
                }));
    }

    private static Arguments crash(String when, Crash crash) {
        return Arguments.of(when, crash);
    }

    private static MixingMarket stopped(int position) {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        new MixTable(mixing, 1_001)
                .sabotage(position, (culprit, honest) -> List.of())
                .play();
        return mixing;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crashes")
    void everybody_is_whole_again_after_a_crash(String when, Crash crash) {
        MixingMarket mixing = crash.happens();
        mixing.market().advanceThrough(MIX.lastBook());

        for (int home = 1; home <= HOMES; home++) {
            mixing.reclaim(home).orThrow();
            assertThat(mixing.isWhole(home)).as(when).isTrue();
        }
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void bundles_that_come_back_late_are_retired_like_all_others() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        mixing.market().advanceThrough(MIX.last());
        Bytes noTag = Bytes.of(new byte[0]);
        List<RetirementTag> all = BUNDLE.intervals().stream()
                .map(t -> new RetirementTag(t, noTag))
                .toList();
        mixing.reclaim(4).orThrow();

        mixing.market()
                .run(EnergyExamples.keyPair(4), new EnergyCommand.Retire(all))
                .orThrow();

        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void reclaims_of_different_homes_do_not_disturb_each_other() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        mixing.market().advanceThrough(MIX.lastBook());
        EnergyCommand.ReclaimMix reclaim = new EnergyCommand.ReclaimMix(WINDOW, MixingMarket.GROUP);
        var first = mixing.market().endorse(EnergyExamples.keyPair(1), reclaim);
        var second = mixing.market().endorse(EnergyExamples.keyPair(2), reclaim);

        assertThat(mixing.market().settle(first).isAccepted()).isTrue();
        assertThat(mixing.market().settle(second).isAccepted()).isTrue();
    }

    @Test
    void a_failed_mix_leaves_no_row_behind_once_its_window_is_swept() {
        MixingMarket mixing = MixingMarket.opened(HOMES);
        mixing.market().advanceThrough(MIX.lastBook());
        for (int home = 1; home <= HOMES; home++) {
            mixing.reclaim(home).orThrow();
        }
        mixing.market().advanceThrough(WINDOW.plus(8));

        for (Interval t = mixing.market().calendar().firstRound().interval(); !t.isAfter(WINDOW); t = t.next()) {
            mixing.market().settleAndSweep(t);
        }

        assertThat(mixing.market().state().tables()).doesNotContain("mixjoin", "mixlock", "mixopening", "mixmessage");
    }
}
