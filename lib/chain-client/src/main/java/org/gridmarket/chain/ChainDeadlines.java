package org.gridmarket.chain;

import java.time.Duration;

/**
 * How long each step may take; Fabric's client itself waits for ever.
 *
 * @param evaluate a query
 * @param endorse execution on all endorsers
 * @param submit acceptance by a quorum of orderers
 * @param commit from there until the peer has the block
 * @param lookup one question what became of a transaction
 */
public record ChainDeadlines(Duration evaluate, Duration endorse, Duration submit, Duration commit, Duration lookup) {
    /** What Fabric's samples use, but for commit: after a leader's loss BFT orders again within 8 s. */
    public static final ChainDeadlines DEFAULT = new ChainDeadlines(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
}
