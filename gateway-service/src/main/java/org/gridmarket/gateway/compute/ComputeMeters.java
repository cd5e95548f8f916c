package org.gridmarket.gateway.compute;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.compute.ComputeMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** The meters of batch computation. */
@Singleton
public class ComputeMeters {
    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();

    private final Meters meters;
    private final ComputeReports reports;
    private final Clock clock;

    @Inject
    public ComputeMeters(Meters meters, ComputeReports reports, Clock clock) {
        this.meters = meters;
        this.reports = reports;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        for (OfferKind kind : OfferKind.values()) {
            meters.gauge(ComputeMetrics.OFFERS, reports, known -> known.offers(kind), kind.name());
        }
        for (MatchStatus status : MatchStatus.values()) {
            if (status != MatchStatus.NOT_MATCHED && status != MatchStatus.CLOSED) {
                meters.gauge(ComputeMetrics.OPEN, reports, known -> known.open(status), status.name());
            }
        }
        for (Outcome outcome : Outcome.values()) {
            meters.counter(ComputeMetrics.CLOSED, reports, known -> known.closed(outcome), outcome.name());
        }
        meters.counter(ComputeMetrics.MATCHES, reports, ComputeReports::made);
        meters.gauge(
                ComputeMetrics.OVERDUE,
                reports,
                known -> known.overdueMillis(new LedgerTime(clock.millis())) / MILLIS_PER_SECOND);
    }
}
