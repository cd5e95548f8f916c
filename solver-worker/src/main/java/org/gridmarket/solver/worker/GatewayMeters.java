package org.gridmarket.solver.worker;

import java.util.List;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayStanding;
import org.gridmarket.metrics.energy.SolverMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** How the gateways stand with this solver. */
final class GatewayMeters {
    GatewayMeters(Meters meters, EventFeed<?> feed, List<Gateway> gateways) {
        for (Gateway gateway : gateways) {
            meters.counter(
                    SolverMetrics.GATEWAY_CAUGHT,
                    feed,
                    events -> standing(events, gateway).caughtEver(),
                    gateway.organisation(),
                    gateway.address());
        }
        meters.gauge(SolverMetrics.BELIEVED_BLOCK, feed, EventFeed::block);
    }

    private static GatewayStanding standing(EventFeed<?> feed, Gateway gateway) {
        GatewayStanding standing = feed.standings().get(gateway);
        if (standing == null) {
            throw new IllegalStateException(gateway + " has no standing");
        }
        return standing;
    }
}
