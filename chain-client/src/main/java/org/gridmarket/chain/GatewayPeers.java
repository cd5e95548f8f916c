package org.gridmarket.chain;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The peers that may be asked, own organisation's first, and which of them is asked now. */
final class GatewayPeers {
    private final List<PeerGateway> peers;
    private final ChainWatch watch;
    private final AtomicInteger current = new AtomicInteger();

    GatewayPeers(List<PeerGateway> peers, ChainWatch watch) {
        this.peers = List.copyOf(peers);
        this.watch = watch;
    }

    PeerGateway current() {
        return peers.get(current.get());
    }

    /** Turns to the next peer, unless another thread has left this one already. */
    void leave(PeerGateway failed, String reason) {
        int index = peers.indexOf(failed);
        if (peers.size() > 1 && current.compareAndSet(index, (index + 1) % peers.size())) {
            watch.peerLeft(failed.name(), reason);
        }
    }
}
