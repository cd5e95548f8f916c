package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol in the world of liars, partitions, restarts, copied keys, lost disks and lost messages: guarantees M1 to M7. */
class DiscoveryHistoriesTest {
    /** {@code -Dgridmarket.discovery.seeds=2000} is the gate; the suite plays a few. */
    private static final int SEEDS = Integer.getInteger("gridmarket.discovery.seeds", 25);

    @ParameterizedTest
    @EnumSource
    void a_history_by_hand_breaks_no_guarantee(HistoryByHand history) {
        assertThat(history.play()).isEmpty();
    }

    @Test
    void random_histories_break_no_guarantee_and_try_everything() {
        Map<Long, DiscoveryViolation> broken = new TreeMap<>();
        Map<String, Integer> deeds = new TreeMap<>();
        Map<String, Integer> refusals = new TreeMap<>();
        LongStream.rangeClosed(1, SEEDS).mapToObj(DiscoveryHistory::play).forEach(report -> {
            report.violations().forEach(violation -> broken.putIfAbsent(report.seed(), violation));
            report.deeds().forEach((deed, times) -> deeds.merge(deed, times, Integer::sum));
            report.refusals().forEach((code, times) -> refusals.merge(code, times, Integer::sum));
        });

        assertThat(broken).isEmpty();
        assertThat(deeds.keySet())
                .contains(
                        "LOSE_DISK",
                        "COPY_DISK",
                        "PART",
                        "KILL",
                        "RETIRE",
                        "CRASH",
                        "DENY",
                        "LIE",
                        "REUSE_PID",
                        "HANG");
        assertThat(refusals.keySet()).contains("DENIED", "SIGNATURE_BAD", "SIGNER_UNKNOWN");
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        assertThat(DiscoveryHistory.play(5)).isEqualTo(DiscoveryHistory.play(5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 500", "1, .05, 3000", "2, 0, 500", "2, .05, 3000"})
    void after_a_minute_apart_all_agree_within_fifteen_seconds(int sites, double loss, int meanFindMillis) {
        List<Integer> machines = sites == 1 ? List.of(8) : List.of(4, 4);

        assertThat(LongStream.rangeClosed(1, 2))
                .allSatisfy(seed -> assertThat(DiscoveryHeal.agreedAfterMillis(seed, machines, loss, meanFindMillis))
                        .isLessThan(15_000));
    }
}
