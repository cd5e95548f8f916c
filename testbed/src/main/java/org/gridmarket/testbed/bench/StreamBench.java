package org.gridmarket.testbed.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.chain.BlockFeed;
import org.gridmarket.chain.Checkpoint;
import org.gridmarket.chain.FabricChain;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.process.PartFailedException;

/**
 * The event stream of a gateway: how long after a peer has told this program of a block the gateway's listeners hear of the
 * block's transactions. Offers are sent meanwhile, past the gateway, so that it does nothing but tell.
 */
final class StreamBench {
    /** Offers that each sender posts while so many listen. */
    static final int OFFERS_EACH = 8;

    /** Time for all streams to open, and for all listeners to hear everything. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final FabricChain chain;
    private final String endpoint;
    private final BenchMarket direct;
    private final List<Signer> senders;
    private final int firstAccount;
    private final Consumer<String> progress;

    /**
     * @param endpoint {@code host:port} of the gateway
     * @param senders prepared accounts
     * @param firstAccount the number of the first of them among all
     */
    StreamBench(
            FabricChain chain,
            String endpoint,
            BenchMarket direct,
            List<Signer> senders,
            int firstAccount,
            Consumer<String> progress) {
        this.chain = chain;
        this.endpoint = endpoint;
        this.direct = direct;
        this.senders = List.copyOf(senders);
        this.firstAccount = firstAccount;
        this.progress = progress;
    }

    /** So many listen at a time. */
    StreamRow run(int listeners) throws InterruptedException {
        progress.accept("event stream: " + listeners + " listeners");
        HearingTimes told = new HearingTimes();
        long height = chain.height();
        BlockFeed feed = chain.blockFeed();
        Thread reading = Thread.ofVirtual().name("bench-blocks").start(() -> read(feed, height, told));
        try (feed;
                StreamListeners streams = new StreamListeners(endpoint, listeners, height)) {
            post(1); // when all have heard of this, all streams are open
            long opening = System.nanoTime() + PATIENCE_NANOS;
            for (HearingTimes each : streams.heard()) {
                each.await(senders.size(), opening);
            }
            Set<String> before = told.transactions();
            int posted = post(OFFERS_EACH);
            if (!told.await(before.size() + posted, System.nanoTime() + PATIENCE_NANOS)) {
                throw new PartFailedException("a peer did not tell of " + posted + " committed offers in time");
            }
            Set<String> expected = new HashSet<>(told.transactions());
            expected.removeAll(before);
            long end = System.nanoTime() + PATIENCE_NANOS;
            for (HearingTimes each : streams.heard()) {
                each.await(expected, end);
            }
            return StreamRow.of(
                    expected,
                    told,
                    streams.heard(),
                    streams.cut().transactions().size());
        } finally {
            reading.interrupt();
        }
    }

    private int post(int offers) throws InterruptedException {
        ScenarioRow posted = direct.run(
                "stream_load",
                senders,
                1,
                (client, number, round) -> number < offers ? BenchParties.post(firstAccount + client, round, 1) : null);
        if (!posted.isCommitted()) {
            throw new PartFailedException("offers for the event stream were not committed: " + posted.failures());
        }
        return posted.answers().size();
    }

    private static void read(BlockFeed feed, long fromBlock, HearingTimes told) {
        try {
            feed.run(Checkpoint.startingAt(fromBlock), block -> note(block, told));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static void note(LedgerBlock block, HearingTimes told) {
        block.valid().stream()
                .filter(transaction -> !transaction.events().isEmpty())
                .forEach(transaction -> told.heard(transaction.transactionId()));
    }
}
