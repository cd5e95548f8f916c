package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmarket.chain.ScriptedNetwork.freshKey;
import static org.gridmarket.chain.ScriptedNetwork.submit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Tell;
import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("network")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class BlockFeedTest {
    @RegisterExtension
    static final SharedNetwork NETWORK = ScriptedNetwork.shared();

    @TempDir
    private Path folder;

    private FabricChain chain;

    @BeforeEach
    void open() {
        chain = ScriptedNetwork.chain(NETWORK, ChainSettings.standard());
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void all_blocks_come_in_order_from_the_first() throws InterruptedException {
        long last = committed("one");
        List<Long> numbers = new ArrayList<>();
        try (BlockFeed feed = chain.blockFeed()) {
            feed.run(Checkpoint.none(), block -> {
                numbers.add(block.number());
                closeAfter(feed, block, last);
            });
        }

        assertThat(numbers).hasSize((int) last + 1).isSorted().startsWith(0L).endsWith(last);
    }

    @Test
    void a_feed_resumes_where_its_checkpoint_stands() throws Exception {
        Path file = folder.resolve("checkpoint");
        long first = committed("first");
        runUntil(first, FileCheckpoint.open(file), new ArrayList<>());
        long second = committed("second");

        List<String> events = new ArrayList<>();
        runUntil(second, FileCheckpoint.open(file), events);

        assertThat(events).contains("{\"text\":\"second\"}").doesNotContain("{\"text\":\"first\"}");
    }

    @Test
    void a_block_whose_consumer_fails_comes_again() throws Exception {
        FileCheckpoint checkpoint = FileCheckpoint.open(folder.resolve("checkpoint"));
        long last = committed("again");
        try (BlockFeed feed = chain.blockFeed()) {
            assertThatThrownBy(() -> feed.run(checkpoint, block -> {
                        if (block.number() == last) {
                            throw new IllegalStateException("disk full");
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(checkpoint.nextBlock()).isEqualTo(last);
        List<String> events = new ArrayList<>();
        runUntil(last, checkpoint, events);
        assertThat(events).containsExactly("{\"text\":\"again\"}");
    }

    @Test
    void an_audit_reads_the_chain_and_finds_it_whole() throws InterruptedException {
        String key = freshKey();
        Outcome outcome = submit(chain, new Put(key, "1"));
        long height = chain.height();
        List<LedgerTransaction> transactions = new ArrayList<>();

        BlocksRead read = BlockReader.readPeer(chain, height, block -> transactions.addAll(block.transactions()));

        assertThat(read.blocks()).isEqualTo(height);
        assertThat(read.anchored()).isTrue();
        assertThat(read.offence()).isEmpty();
        assertThat(transactions)
                .filteredOn(transaction -> transaction.arguments().getLast().contains(key))
                .singleElement()
                .satisfies(transaction -> {
                    assertThat(transaction.isValid()).isTrue();
                    assertThat(transaction.function()).isEqualTo("script:run");
                    assertThat(transaction.creatorMsp()).isEqualTo("DsoMSP");
                    assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    Outcome.Committed.class,
                                    committed -> assertThat(committed.transactionId())
                                            .isEqualTo(transaction.transactionId()));
                });
    }

    @Test
    void copied_blocks_read_like_those_of_the_peer() throws Exception {
        long blocks = committed("copied") + 1;
        List<LedgerBlock> copied = new ArrayList<>();
        List<LedgerBlock> ofPeer = new ArrayList<>();
        NETWORK.scripts().copyBlocks(folder);

        BlockReader.readFolder(folder, chain.target().chaincode(), chain.genesis(), copied::add);
        BlockReader.readPeer(chain, blocks, ofPeer::add);

        assertThat(copied.subList(0, (int) blocks)).isEqualTo(ofPeer);
    }

    @Test
    void a_missing_block_is_found() throws Exception {
        committed("gap");
        NETWORK.scripts().copyBlocks(folder);
        Files.delete(folder.resolve("block-00000001.pb"));

        assertThatThrownBy(
                        () -> BlockReader.readFolder(folder, chain.target().chaincode(), chain.genesis(), block -> {}))
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("block-00000002.pb")
                .hasRootCauseMessage("block 1 is missing, block 2 comes instead");
    }

    private long committed(String event) {
        return ((Outcome.Committed) submit(chain, new Put(freshKey(), "1"), new Tell(event))).block();
    }

    private void runUntil(long last, Checkpoint checkpoint, List<String> events) throws InterruptedException {
        try (BlockFeed feed = chain.blockFeed()) {
            feed.run(checkpoint, block -> {
                events.addAll(block.events());
                closeAfter(feed, block, last);
            });
        }
    }

    private static void closeAfter(BlockFeed feed, LedgerBlock block, long last) {
        if (block.number() >= last) {
            feed.close();
        }
    }
}
