package org.gridmarket.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gridmarket.chain.block.BlockSigners;
import org.junit.jupiter.api.Test;

/** Orderers as the blocks show them. */
final class OrderingWatchTest {
    private final OrderingWatch watch = new OrderingWatch(Clock.systemUTC());

    private void bft(long block, int leader, Integer... signers) {
        watch.ordered(new BlockSigners(
                block,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(number -> new BlockSigners.Orderer(
                                number,
                                "Ord" + number,
                                "host-" + number,
                                List.of(signers).contains(number)))
                        .toList(),
                OptionalInt.of(leader)));
    }

    private void raft(long block, String mspId) {
        watch.ordered(
                new BlockSigners(block, List.of(new BlockSigners.Orderer(0, mspId, "", true)), OptionalInt.empty()));
    }

    @Test
    void before_the_first_block_nobody_is_known() {
        assertThat(watch.ordering().orderers()).isEmpty();
    }

    @Test
    void one_that_has_never_signed_is_known_by_the_configuration() {
        bft(7, 1, 1, 2, 3);

        assertThat(watch.ordering().orderers())
                .extracting(OrderingWatch.Orderer::lastSigned)
                .containsExactly(7L, 7L, 7L, -1L);
    }

    @Test
    void one_that_signs_no_more_keeps_its_last_block() {
        bft(7, 1, 1, 2, 4);
        bft(8, 1, 1, 2, 3);
        bft(9, 1, 1, 2, 3);

        assertThat(watch.ordering().orderers())
                .extracting(OrderingWatch.Orderer::lastSigned)
                .containsExactly(9L, 9L, 9L, 7L);
    }

    @Test
    void the_leader_is_that_of_the_newest_block() {
        bft(7, 1, 1, 2, 3);
        bft(8, 2, 2, 3, 4);

        assertThat(watch.ordering().orderers())
                .extracting(OrderingWatch.Orderer::leads)
                .containsExactly(false, true, false, false);
    }

    @Test
    void in_raft_who_signs_leads_and_who_signed_before_is_remembered() {
        raft(7, "OrdA");
        raft(8, "OrdB");

        assertThat(watch.ordering().orderers())
                .containsExactlyInAnyOrder(
                        new OrderingWatch.Orderer(0, "OrdA", "", 7, false),
                        new OrderingWatch.Orderer(0, "OrdB", "", 8, true));
    }
}
