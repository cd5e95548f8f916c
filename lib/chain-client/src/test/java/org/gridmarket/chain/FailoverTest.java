package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.gridmarket.chain.ScriptedNetwork.freshKey;
import static org.gridmarket.chain.ScriptedNetwork.submit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.ledger.StateScript.Tell;
import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes die, and the others carry on. */
@Tag("network")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class FailoverTest {
    private static final RetryLimits PATIENT = new RetryLimits(30, 5, Duration.ofMillis(200), Duration.ofSeconds(2));

    @RegisterExtension
    static final SharedNetwork NETWORK = ScriptedNetwork.shared();

    @BeforeEach
    void several_organisations_have_peers() {
        assumeThat(ScriptedNetwork.profile(NETWORK).members())
                .as("another peer can take over only in a consortium")
                .hasSizeGreaterThan(1);
    }

    @Test
    void without_the_own_peer_submissions_and_events_go_through_another() throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        try (FabricChain chain =
                        ScriptedNetwork.chain(NETWORK, ChainSettings.standard().with(PATIENT));
                ExecutorService reader = Executors.newSingleThreadExecutor();
                BlockFeed feed = chain.blockFeed()) {
            Checkpoint checkpoint = new InMemoryCheckpoint(chain.height());
            reader.execute(() -> read(feed, checkpoint, events));
            NETWORK.scripts().kill("peer-dso");

            assertThat(submit(chain, new Put(freshKey(), "1"), new Tell("without")))
                    .isInstanceOf(Outcome.Committed.class);
            assertThat(events.poll(1, TimeUnit.MINUTES)).isEqualTo("{\"text\":\"without\"}");
        } finally {
            NETWORK.scripts().start("peer-dso");
        }
    }

    @Test
    void without_one_chaincode_process_the_other_organisations_endorse() {
        NETWORK.scripts().kill("chaincode-regulator");
        try (FabricChain chain =
                ScriptedNetwork.chain(NETWORK, ChainSettings.standard().with(PATIENT))) {
            assertThat(submit(chain, new Put(freshKey(), "1"))).isInstanceOf(Outcome.Committed.class);
        } finally {
            NETWORK.scripts().start("chaincode-regulator");
        }
    }

    @Test
    void all_peers_of_the_network_are_asked_in_the_order_own_first() throws Exception {
        try (PeerConnections connections =
                new PeerConnections(ScriptedNetwork.profile(NETWORK), "Regulator", ChainSettings.standard())) {
            assertThat(connections.peers()).startsWith("Regulator");
            assertThat(Set.copyOf(connections.peers())).isEqualTo(Set.of("Dso", "Cooperative", "Regulator"));
        }
    }

    private static void read(BlockFeed feed, Checkpoint checkpoint, BlockingQueue<String> events) {
        try {
            feed.run(checkpoint, block -> events.addAll(block.events()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** As a database would remember. */
    private static final class InMemoryCheckpoint implements Checkpoint {
        private long next;

        InMemoryCheckpoint(long next) {
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
