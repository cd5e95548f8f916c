package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.chain.block.SyntheticChannel;
import org.gridmarket.chain.block.SyntheticTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.junit.jupiter.api.Test;

/** A peer that is slow or away for a while, read for an audit. */
class PatientReadingTest {
    private static final int BLOCKS = 4;

    private final SyntheticChannel channel = new SyntheticChannel();
    private final FakePeerBlocks peer = new FakePeerBlocks("Dso", channelOf(BLOCKS));
    private final List<Long> read = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();

    private List<Block> channelOf(int blocks) {
        while (channel.blocks().size() < blocks) {
            channel.append(
                    SyntheticTransaction.in(channel, 2).writes("key", "value").envelope());
        }
        return channel.blocks();
    }

    @Test
    void a_stream_that_breaks_is_taken_up_where_it_broke() throws InterruptedException {
        PatientReading reading = new PatientReading(peer, length -> {
            pauses.add(length);
            peer.comesBack();
        });

        reading.read(BLOCKS, block -> {
            read.add(block.getHeader().getNumber());
            if (block.getHeader().getNumber() == 1 && pauses.isEmpty()) {
                peer.goesAway();
            }
        });

        assertThat(read).containsExactly(0L, 1L, 2L, 3L);
        assertThat(pauses).hasSize(1);
        assertThat(peer.streams()).isEqualTo(2);
    }

    @Test
    void a_peer_that_stays_away_is_named_with_the_block_that_it_does_not_give() {
        peer.goesAway();

        assertThatThrownBy(() -> new PatientReading(peer, pauses::add).read(BLOCKS, block -> {}))
                .isInstanceOf(ChainException.class)
                .hasMessage("peer of Dso does not give block 0: unavailable (tried 6 times)");
        assertThat(pauses).hasSize(5);
    }

    @Test
    void a_height_is_asked_for_again() throws InterruptedException {
        peer.goesAway();

        assertThat(new PatientReading(peer, length -> peer.comesBack()).height())
                .isEqualTo(BLOCKS);
    }

    @Test
    void a_peer_that_never_tells_its_height_is_named() {
        peer.goesAway();

        assertThatThrownBy(() -> new PatientReading(peer, pauses::add).height())
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("peer of Dso does not tell its height");
    }
}
