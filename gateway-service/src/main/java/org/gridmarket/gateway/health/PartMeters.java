package org.gridmarket.gateway.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.NetworkMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** The meters of this gateway's own parts and of the network as it sees it, whatever the market. */
@Singleton
public class PartMeters {
    private final Meters meters;
    private final MarketWatch watch;
    private final BlockIntake intake;
    private final ReadModel model;
    private final Ages ages;

    @Inject
    public PartMeters(Meters meters, MarketWatch watch, BlockIntake intake, ReadModel model, Clock clock) {
        this.meters = meters;
        this.watch = watch;
        this.intake = intake;
        this.model = model;
        this.ages = new Ages(clock);
    }

    void register(@Observes StartupEvent start) {
        meters.gauge(GatewayMetrics.READMODEL_UP, intake, blocks -> blocks.failure() == null ? 1 : 0);
        meters.gauge(GatewayMetrics.READMODEL_LAG, () -> {
            var lag = intake.lag();
            return lag.isPresent() ? Optional.of((double) lag.getAsLong()) : Optional.empty();
        });
        meters.gauge(GatewayMetrics.READMODEL_BLOCK, model, ReadModel::height);
        meters.gauge(NetworkMetrics.PEER_HEARD, () -> ages.of(watch.peerHeard()));
        meters.gauge(NetworkMetrics.ORDERER_SEEN, () -> ages.of(watch.newBlock()));
        intake.peers().stream().map(PeerStanding::organisation).forEach(organisation -> {
            peer(NetworkMetrics.PEER_UP, organisation, peer -> peer.up() ? 1 : 0);
            peer(NetworkMetrics.PEER_HEIGHT, organisation, peer -> peer.newestBlock() + 1.0);
        });
    }

    private void peer(Metric metric, String organisation, ToDoubleFunction<PeerStanding> value) {
        meters.gauge(
                metric,
                () -> intake.peers().stream()
                        .filter(peer -> peer.organisation().equals(organisation))
                        .findFirst()
                        .map(value::applyAsDouble),
                organisation);
    }
}
