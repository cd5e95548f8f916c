package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gridmarket.chain.block.SyntheticChannel;
import org.gridmarket.chain.block.SyntheticTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose blocks a feed follows, and whose it does not believe. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class FollowedPeersTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final int VALID_FROM = 2; // where a block's metadata says how its transactions ended

    private final SyntheticChannel channel = new SyntheticChannel();
    private final List<String> told = new ArrayList<>();
    private final List<LedgerBlock> taken = new ArrayList<>();
    private List<Block> blocks = List.of();

    @BeforeEach
    void three_blocks() {
        for (int i = 0; i < 3; i++) {
            channel.append(transaction());
        }
        blocks = channel.blocks();
    }

    private ByteString transaction() {
        return SyntheticTransaction.in(channel, 2).writes("key", "value").envelope();
    }

    private FakePeerBlocks peer(String name) {
        return new FakePeerBlocks(name, blocks);
    }

    private FakePeerBlocks silent(String name) {
        return peer(name).goesAway();
    }

    /** The same block, with its only transaction called invalid. */
    private static Block lie(Block block) {
        ByteString invalid = ByteString.copyFrom(new byte[] {(byte) TxValidationCode.MVCC_READ_CONFLICT.getNumber()});
        return block.toBuilder()
                .setMetadata(block.getMetadata().toBuilder().setMetadata(VALID_FROM, invalid))
                .build();
    }

    private FakePeerBlocks liar(String name) {
        return new FakePeerBlocks(name, List.of(blocks.get(0), blocks.get(1), lie(blocks.get(2)), blocks.get(3)));
    }

    /** Runs a feed until so many blocks are taken, or so much has been told. */
    private void run(Duration backToOwn, int enough, int enoughTold, FakePeerBlocks... peers)
            throws InterruptedException {
        run(backToOwn, Checkpoint.none(), enough, enoughTold, peers);
    }

    private void run(Duration backToOwn, Checkpoint checkpoint, int enough, int enoughTold, FakePeerBlocks... peers)
            throws InterruptedException {
        BlockFeed[] running = new BlockFeed[1];
        ChainSettings settings = new ChainSettings(
                ChainDeadlines.DEFAULT,
                RetryLimits.DEFAULT,
                false,
                new ChainWatch() {
                    @Override
                    public void retried(String function, String reason) {}

                    @Override
                    public void endorsersDiffer(String function, String suspect, String detail) {}

                    @Override
                    public void peerLeft(String peer, String reason) {
                        tell("left " + peer + ": " + reason);
                    }

                    @Override
                    public void blockRefused(String peer, String reason) {
                        tell("refused " + peer + ": " + reason);
                    }

                    private void tell(String what) {
                        told.add(what);
                        if (told.size() >= enoughTold) {
                            running[0].close();
                        }
                    }
                },
                length -> {},
                new Random(1));
        Memory memory = new Memory(checkpoint.nextBlock());
        try (BlockFeed feed = new BlockFeed(
                List.of(peers), channel.genesis(), settings, new BlockReading(SyntheticChannel.CHAINCODE), backToOwn)) {
            running[0] = feed;
            feed.run(memory, block -> {
                taken.add(block);
                if (taken.size() >= enough) {
                    running[0].close();
                }
            });
        }
    }

    private List<Long> numbers() {
        return taken.stream().map(LedgerBlock::number).toList();
    }

    @Test
    void the_own_peer_is_followed_alone() throws InterruptedException {
        FakePeerBlocks other = peer("Regulator");
        run(NEVER, 4, 1, peer("Dso"), other, peer("Cooperative"));

        assertThat(numbers()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(other.streams()).isZero();
    }

    @Test
    void without_the_own_peer_two_others_that_agree_are_believed() throws InterruptedException {
        run(NEVER, 4, 9, silent("Dso"), peer("Regulator"), peer("Cooperative"));

        assertThat(numbers()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(told).containsExactly("left Dso: unavailable, io exception");
    }

    @Test
    void of_two_others_one_that_lies_about_the_end_of_a_transaction_stops_the_feed_before_that_block()
            throws InterruptedException {
        run(NEVER, 4, 6, silent("Dso"), liar("Regulator"), peer("Cooperative"));

        assertThat(numbers()).containsExactly(0L, 1L);
        assertThat(told)
                .contains("refused Regulator: the peers of Regulator and Cooperative say different things of block 2");
    }

    @Test
    void one_other_peer_alone_is_not_believed() throws InterruptedException {
        run(NEVER, 4, 4, silent("Dso"), peer("Regulator"), silent("Cooperative"));

        assertThat(taken).isEmpty();
    }

    @Test
    void after_a_while_the_feed_goes_back_to_the_own_peer() throws InterruptedException {
        FakePeerBlocks own = silent("Dso");
        FakePeerBlocks other = peer("Regulator");
        FakePeerBlocks third = peer("Cooperative");
        Block next = channel.append(transaction());
        Thread comingBack = Thread.ofVirtual().start(() -> {
            own.has(next); // the others never get this block: only the own peer can give it
            own.comesBack();
        });
        run(AT_ONCE, 5, Integer.MAX_VALUE, own, other, third); // told each time that it is still away
        comingBack.join();

        assertThat(numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(own.streams()).isPositive();
    }

    @Test
    void an_own_peer_that_is_behind_is_not_waited_for() throws InterruptedException {
        FakePeerBlocks behind = new FakePeerBlocks("Dso", blocks.subList(0, 1));

        run(NEVER, Checkpoint.startingAt(2), 2, 9, behind, peer("Regulator"), peer("Cooperative"));

        assertThat(numbers()).containsExactly(2L, 3L);
    }

    @Test
    void an_invented_block_is_refused_and_the_peer_named() throws InterruptedException {
        SyntheticChannel invented = new SyntheticChannel();
        invented.append(
                SyntheticTransaction.in(invented, 3).writes("key", "gold").envelope());
        FakePeerBlocks liar = new FakePeerBlocks("Dso", List.of(blocks.get(0), invented.last()));

        run(NEVER, 4, 1, liar);

        assertThat(numbers()).containsExactly(0L);
        assertThat(told).singleElement().asString().startsWith("refused Dso: block 1 does not follow");
    }

    @Test
    void a_feed_that_begins_in_the_middle_believes_no_invented_past() throws InterruptedException {
        SyntheticChannel invented = new SyntheticChannel();
        for (int i = 0; i < 3; i++) {
            invented.append(SyntheticTransaction.in(invented, 3).envelope());
        }

        run(NEVER, Checkpoint.startingAt(2), 4, 1, new FakePeerBlocks("Dso", invented.blocks()));

        assertThat(taken).isEmpty();
        assertThat(told).singleElement().asString().startsWith("refused Dso: block 0 is that of another channel");
    }

    /** As a database would remember. */
    private static final class Memory implements Checkpoint {
        private long next;

        Memory(long next) {
            this.next = next;
        }

        @Override
        public long nextBlock() {
            return next;
        }

        @Override
        public void taken(long block) {
            next = block + 1;
        }
    }
}
