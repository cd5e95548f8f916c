package org.gridmarket.chain;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hyperledger.fabric.client.GatewayException;

/** The peers that may be asked, own organisation's first, and which of them is asked now: another than the own for a while. */
final class GatewayPeers {
    private final List<PeerGateway> peers;
    private final ChainWatch watch;
    private final LongSupplier nanos;
    private final long backToOwnNanos;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();
    private int index;
    private long sinceNanos;

    GatewayPeers(List<PeerGateway> peers, ChainWatch watch) {
        this(peers, watch, BlockFeed.BACK_TO_OWN, System::nanoTime);
    }

    /** @param backToOwn after which the own peer is tried again */
    GatewayPeers(List<PeerGateway> peers, ChainWatch watch, Duration backToOwn, LongSupplier nanos) {
        this.peers = List.copyOf(peers);
        this.watch = watch;
        this.nanos = nanos;
        this.backToOwnNanos = backToOwn.toNanos();
    }

    List<PeerGateway> all() {
        return peers;
    }

    /** The own organisation's, whatever it answered before. */
    PeerGateway own() {
        return peers.getFirst();
    }

    synchronized PeerGateway current() {
        if (index > 0 && nanos.getAsLong() - sinceNanos > backToOwnNanos) {
            index = 0;
        }
        return peers.get(index);
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
        if (turnsFrom(failed)) {
            watch.peerLeft(failed.name(), reason);
        }
    }

    private synchronized boolean turnsFrom(PeerGateway failed) {
        if (peers.size() < 2 || !peers.get(index).equals(failed)) {
            return false;
        }
        index = (index + 1) % peers.size();
        sinceNanos = nanos.getAsLong();
        return true;
    }

    /** Whether the peers of all these organisations are known to have the block; asks nobody. */
    boolean haveAll(List<String> mspIds, long block) {
        return mspIds.stream().allMatch(mspId -> newest.getOrDefault(mspId, Chain.NOTHING_SEEN) >= block);
    }

    /** Whether every peer that answers is known to have the block; asks nobody. */
    boolean allHave(long block) {
        return block == Chain.NOTHING_SEEN
                || (!newest.isEmpty() && newest.values().stream().allMatch(known -> known >= block));
    }

    /** Organisations whose peers were without the block when they were last asked. */
    Set<String> behind(long block) {
        return newest.entrySet().stream()
                .filter(known -> known.getValue() < block)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Asks every peer how far it is. One that is away is passed over: it endorses nothing either. */
    void learnHeights() {
        Map<String, Long> answers = new HashMap<>();
        for (PeerGateway peer : peers) {
            try {
                answers.put(peer.mspId(), peer.height() - 1);
            } catch (GatewayException away) {
                newest.remove(peer.mspId());
                watch.retried("height of the peer of " + peer.name(), Failure.reason(away));
            }
        }
        newest.putAll(answers);
    }
}
