package org.gridmarket.gateway.discovery;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.discovery.protocol.Alarm;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.metrics.NodeMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** The meters of nodes. */
@Singleton
public class NodeMeters {
    private final Meters meters;
    private final KnownNodes nodes;

    @Inject
    public NodeMeters(Meters meters, KnownNodes nodes) {
        this.meters = meters;
        this.nodes = nodes;
    }

    void register(@Observes StartupEvent start) {
        meters.gauge(NodeMetrics.TOLD, nodes::toldSecondsAgo);
        meters.gauge(NodeMetrics.SERVICES, nodes::services);
        meters.gauge(NodeMetrics.RECORDS_REFUSED, nodes::recordsRefused);
        meters.gauge(NodeMetrics.KEY_TWICE, () -> nodes.counted("ALARM " + Alarm.KEY_TWICE));
        for (Organisation organisation : Organisation.values()) {
            meters.gauge(NodeMetrics.NODES, () -> nodes.count(organisation, true), organisation.name(), "live");
            meters.gauge(NodeMetrics.NODES, () -> nodes.count(organisation, false), organisation.name(), "gone");
        }
    }
}
