package org.gridmarket.chain;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.protos.common.Block;

/**
 * Reads a peer's blocks once, from 0 on, and goes on where it was when the peer is slow: a stream that breaks or ends early is
 * opened again, so many times without a single block in between.
 */
final class PatientReading {
    /** Five pauses of 1, 2, 4, 8 and 10 s on average: a peer that starts again is back by then. */
    private static final RetryLimits LIMITS = new RetryLimits(6, 1, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** Takes in a block. */
    @FunctionalInterface
    interface Taking {
        void take(Block block) throws InterruptedException;
    }

    private final PeerBlocks peer;
    private final Pause pause;
    private final RandomGenerator jitter = RandomGenerator.getDefault();
    private int failed;

    PatientReading(PeerBlocks peer, Pause pause) {
        this.peer = peer;
        this.pause = pause;
    }

    /**
     * How many blocks the peer has.
     *
     * @throws ChainException when it does not answer, however often it is asked
     */
    long height() throws InterruptedException {
        while (true) {
            try {
                return peer.height();
            } catch (GatewayException silent) {
                awaitNextTry("peer of " + peer.name() + " does not tell its height: " + Failure.reason(silent));
            }
        }
    }

    /**
     * Reads the first so many blocks; waits for those that the peer has not got yet.
     *
     * @throws ChainException when it gives no more, however often it is asked
     */
    void read(long blocks, Taking taking) throws InterruptedException {
        long next = 0;
        while (next < blocks) {
            String trouble = "its stream of blocks has ended";
            try (CloseableIterator<Block> stream = peer.from(next)) {
                while (next < blocks && stream.hasNext()) {
                    taking.take(stream.next());
                    next++;
                    failed = 0;
                }
            } catch (GatewayRuntimeException silent) {
                trouble = StatusWords.of(silent.getStatus());
            }
            if (next < blocks) {
                awaitNextTry("peer of " + peer.name() + " does not give block " + next + ": " + trouble);
            }
        }
    }

    private void awaitNextTry(String trouble) throws InterruptedException {
        failed++;
        if (failed == LIMITS.attempts()) {
            throw new ChainException(trouble + " (tried " + failed + " times)");
        }
        pause.await(LIMITS.pauseAfter(failed, jitter));
    }
}
