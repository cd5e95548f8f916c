package org.gridmarket.gateway.readmodel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.process.LastTime;

/** What the peers say of their heights, with the time at which each has said it. Any number of threads. */
public final class PeerHeights {
    private static final class Peer {
        private final LastTime heard;
        private volatile long newest = -1;

        Peer(InstantSource clock) {
            heard = new LastTime(clock);
        }
    }

    private final Map<String, Peer> peers = new LinkedHashMap<>();
    private final Duration longestSilence;

    /**
     * @param organisations whose peers they are, own first
     * @param longestSilence after which a peer is taken as away
     */
    public PeerHeights(List<String> organisations, Duration longestSilence, InstantSource clock) {
        this.longestSilence = longestSilence;
        organisations.forEach(organisation -> peers.put(organisation, new Peer(clock)));
    }

    /** A peer has told how many blocks it has. */
    public void told(String organisation, long blocks) {
        Peer peer = peers.get(organisation);
        if (peer == null) {
            throw new IllegalArgumentException("no peer of " + organisation);
        }
        peer.newest = blocks - 1;
        peer.heard.now();
    }

    /** All of them, own organisation's first. */
    public List<PeerStanding> standings() {
        return peers.entrySet().stream()
                .map(each -> new PeerStanding(
                        each.getKey(),
                        each.getValue().heard.within(longestSilence),
                        each.getValue().newest,
                        each.getValue().heard.at().orElse(null)))
                .toList();
    }
}
