package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.junit.jupiter.api.Test;

class FeederBalanceTest {
    private static List<Long> balanced(long... wanted) {
        return FeederBalance.of(LongStream.of(wanted).mapToObj(NetEnergy::new).toList()).stream()
                .map(NetEnergy::wh)
                .toList();
    }

    @Test
    void the_side_that_has_more_gets_its_share_of_what_the_other_has() {
        assertThat(balanced(300, 100, -200)).containsExactly(150L, 50L, -200L);
        assertThat(balanced(100, -200, -200)).containsExactly(100L, -50L, -50L);
    }

    @Test
    void without_another_side_nothing_flows() {
        assertThat(balanced(300, 0, 100)).containsOnly(0L);
        assertThat(balanced()).isEmpty();
    }

    @Test
    void whatever_is_wanted_the_feeder_is_balanced_and_nobody_gets_more_than_that() {
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long[] wanted = random.longs(1 + random.nextInt(12), -999, 1_000).toArray();
            List<Long> flows = balanced(wanted);

            assertThat(flows.stream().mapToLong(Long::longValue).sum()).isZero();
            for (int home = 0; home < wanted.length; home++) {
                assertThat(Math.abs(flows.get(home))).isLessThanOrEqualTo(Math.abs(wanted[home]));
                assertThat(flows.get(home) * wanted[home]).isNotNegative();
            }
        }
    }
}
