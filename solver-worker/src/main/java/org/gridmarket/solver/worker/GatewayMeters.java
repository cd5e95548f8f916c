package org.gridmarket.solver.worker;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayStanding;

/** How the gateways stand with this solver. */
final class GatewayMeters {
    GatewayMeters(MeterRegistry registry, EventFeed<?> feed, List<Gateway> gateways) {
        for (Gateway gateway : gateways) {
            FunctionCounter.builder(
                            "gridmarket.client.gateway.caught",
                            feed,
                            events -> standing(events, gateway).caughtEver())
                    .description("times that a gateway told what others contradict or nobody can read")
                    .tag("organisation", gateway.organisation())
                    .tag("gateway", gateway.address())
                    .register(registry);
        }
        Gauge.builder("gridmarket.client.believed.block", feed, EventFeed::block)
                .description("the newest block of which something is believed")
                .register(registry);
    }

    private static GatewayStanding standing(EventFeed<?> feed, Gateway gateway) {
        GatewayStanding standing = feed.standings().get(gateway);
        if (standing == null) {
            throw new IllegalStateException(gateway + " has no standing");
        }
        return standing;
    }
}
