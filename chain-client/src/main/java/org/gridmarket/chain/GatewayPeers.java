package org.gridmarket.chain;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.hyperledger.fabric.client.GatewayException;

/** The peers that may be asked, own organisation's first, and which of them is asked now. */
final class GatewayPeers {
    private final List<PeerGateway> peers;
    private final ChainWatch watch;
    private final AtomicInteger current = new AtomicInteger();
    private final AtomicLong everywhere = new AtomicLong(Chain.NOTHING_SEEN);

    GatewayPeers(List<PeerGateway> peers, ChainWatch watch) {
        this.peers = List.copyOf(peers);
        this.watch = watch;
    }

    PeerGateway current() {
        return peers.get(current.get());
    }

    /** The peer of that organisation. */
    PeerGateway of(String organisation) {
        return peers.stream()
                .filter(peer -> peer.name().equals(organisation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no peer of '" + organisation + "' is asked"));
    }

    /** Turns to the next peer, unless another thread has left this one already. */
    void leave(PeerGateway failed, String reason) {
        int index = peers.indexOf(failed);
        if (peers.size() > 1 && current.compareAndSet(index, (index + 1) % peers.size())) {
            watch.peerLeft(failed.name(), reason);
        }
    }

    /** Whether every peer that answers is known to have the block; asks nobody. */
    boolean allHave(long block) {
        return everywhere.get() >= block;
    }

    /** Asks every peer how far it is. One that is away is passed over: it endorses nothing either. */
    void learnHeights() {
        long least = Long.MAX_VALUE;
        for (PeerGateway peer : peers) {
            try {
                least = Math.min(least, peer.height() - 1);
            } catch (GatewayException away) {
                watch.retried("height of the peer of " + peer.name(), Failure.reason(away));
            }
        }
        if (least < Long.MAX_VALUE) {
            everywhere.accumulateAndGet(least, Math::max);
        }
    }
}
