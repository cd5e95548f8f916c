package org.gridmarket.chain;

import java.util.Optional;
import org.hyperledger.fabric.client.GatewayException;

/** What became of a transaction whose outcome was {@link Outcome.Indeterminate}. */
public final class TransactionLookup {
    private final GatewayPeers peers;
    private final ChainWatch watch;

    TransactionLookup(GatewayPeers peers, ChainWatch watch) {
        this.peers = peers;
        this.watch = watch;
    }

    /** What a peer knows of the transaction. */
    public sealed interface Fate {
        /** In a block, and it took effect. */
        record Valid(long block) implements Fate {}

        /** In a block, without effect. */
        record Invalid(long block, String code) implements Fate {}

        /** Not in a block that the peer has; it may still come. */
        record Unknown() implements Fate {}
    }

    public Fate find(String transactionId) {
        return tryFind(peers.current(), transactionId, watch)
                .<Fate>map(found -> found.isValid()
                        ? new Fate.Valid(found.block())
                        : new Fate.Invalid(found.block(), found.code().name()))
                .orElseGet(Fate.Unknown::new);
    }

    /** A peer that cannot be asked knows nothing. */
    static Optional<Located> tryFind(PeerGateway peer, String transactionId, ChainWatch watch) {
        try {
            return peer.find(transactionId);
        } catch (GatewayException failed) {
            // the id goes into the reason: a function is a label of metrics, and there is a new id each time
            watch.retried("look-up of a transaction", "transaction " + transactionId + ": " + Failure.reason(failed));
            return Optional.empty();
        }
    }
}
