package org.gridmarket.gateway.health;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.gridmarket.gateway.readmodel.PeerStanding;

/** Whether every peer that this gateway asks answers, and what each said when. */
@Wellness
@Singleton
public class PeersCheck implements HealthCheck {
    private final MarketWatch watch;

    @Inject
    public PeersCheck(MarketWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        List<PeerStanding> peers = watch.peers();
        var answer = HealthCheckResponse.named("peers")
                .status(!peers.isEmpty() && peers.stream().allMatch(PeerStanding::up));
        peers.forEach(peer -> answer.withData(peer.organisation(), told(peer)));
        return answer.build();
    }

    private static String told(PeerStanding peer) {
        Instant heard = peer.heard();
        if (heard == null) {
            return "away, never heard";
        }
        return (peer.up() ? "up" : "away") + ", block " + peer.newestBlock() + ", last heard " + heard;
    }
}
