package org.gridmarket.gateway.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.gridmarket.chain.NetworkNodes;
import org.gridmarket.metrics.CommonMetrics;
import org.gridmarket.metrics.NetworkMetrics;
import org.gridmarket.metrics.ThisBuild;
import org.gridmarket.metrics.micrometer.Meters;

/** What this program is made of, and until when the certificates are valid that it needs. */
@Singleton
public class ProgramMeters {
    private final Meters meters;
    private final NetworkNodes nodes;
    private final CertificateWatch certificates;
    private final Ages ages;

    @Inject
    public ProgramMeters(Meters meters, NetworkNodes nodes, CertificateWatch certificates, Clock clock) {
        this.meters = meters;
        this.nodes = nodes;
        this.certificates = certificates;
        this.ages = new Ages(clock);
    }

    void register(@Observes StartupEvent start) {
        ThisBuild build = ThisBuild.read();
        meters.gauge(
                CommonMetrics.BUILD_INFO,
                () -> Optional.of(1.0),
                build.version(),
                build.commit(),
                nodes.chaincodeVersion());
        for (CertificateWatch.Watched watched : certificates.watched()) {
            meters.gauge(
                    NetworkMetrics.CERTIFICATE_EXPIRY,
                    () -> certificates.endOf(watched).map(ages::until),
                    watched.organisation(),
                    watched.node());
        }
        certificates.start();
    }
}
