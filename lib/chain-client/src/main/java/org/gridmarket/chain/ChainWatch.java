package org.gridmarket.chain;

import org.gridmarket.chain.block.BlockSigners;

/** Port: told of what an operator should see; implemented by metrics. All methods return at once. */
public interface ChainWatch {
    /** A step failed and will be tried again. */
    void retried(String function, String reason);

    /** Endorsers executed the same call differently: one of them runs other code, or lags behind. */
    void endorsersDiffer(String function, String suspect, String detail);

    /** A peer could not be reached, and another one is asked from now on. */
    void peerLeft(String peer, String reason);

    /** No quorum of orderers took an endorsed transaction: the peers are there, the ordering service is not. */
    default void notOrdered(String function, String reason) {
        retried(function, reason);
    }

    /** A peer gave a block that does not follow, that the orderers have not signed, or of which another peer says otherwise. */
    default void blockRefused(String peer, String reason) {
        peerLeft(peer, reason);
    }

    /** A block has come, and these orderers have signed it. */
    default void ordered(BlockSigners signers) {}

    /** Writes to the system log. */
    static ChainWatch logging() {
        return new LoggingWatch();
    }
}
