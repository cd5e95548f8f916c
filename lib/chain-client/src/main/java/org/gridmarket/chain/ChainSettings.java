package org.gridmarket.chain;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * How a client behaves towards the network.
 *
 * @param deadlines of every step
 * @param retries how often and when again
 * @param ownPeerOnly whether only the own organisation's peer is asked; otherwise others' too when it is away
 * @param watch told of retries and alerts
 * @param pause how waiting is done
 * @param jitter spreads the pauses
 */
public record ChainSettings(
        ChainDeadlines deadlines,
        RetryLimits retries,
        boolean ownPeerOnly,
        ChainWatch watch,
        Pause pause,
        RandomGenerator jitter) {
    /** For a service in a consortium. */
    public static ChainSettings standard() {
        return new ChainSettings(
                ChainDeadlines.DEFAULT,
                RetryLimits.DEFAULT,
                false,
                ChainWatch.logging(),
                Pause.SLEEP,
                new SecureRandom());
    }

    public ChainSettings with(ChainWatch other) {
        return new ChainSettings(deadlines, retries, ownPeerOnly, other, pause, jitter);
    }

    public ChainSettings with(ChainDeadlines other) {
        return new ChainSettings(other, retries, ownPeerOnly, watch, pause, jitter);
    }

    public ChainSettings with(RetryLimits other) {
        return new ChainSettings(deadlines, other, ownPeerOnly, watch, pause, jitter);
    }

    /** To compare peers: whatever is asked is answered by the own organisation's peer or not at all. */
    public ChainSettings pinned() {
        return new ChainSettings(deadlines, retries, true, watch, pause, jitter);
    }

    /** The pause before the next attempt, after so many have failed. */
    void pauseAfter(int failed) throws InterruptedException {
        pause.await(retries.pauseAfter(failed, jitter));
    }
}
