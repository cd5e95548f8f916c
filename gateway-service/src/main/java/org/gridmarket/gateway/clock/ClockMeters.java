package org.gridmarket.gateway.clock;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.clock.ClockMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** The meters of the ledger's clock. */
@Singleton
public class ClockMeters {
    private static final double MILLIS = 1_000;

    private final Meters meters;
    private final LedgerClock ledger;
    private final WaitingPeriods waiting;
    private final ClockReports reports;
    private final Clock clock;

    @Inject
    public ClockMeters(Meters meters, LedgerClock ledger, WaitingPeriods waiting, ClockReports reports, Clock clock) {
        this.meters = meters;
        this.ledger = ledger;
        this.waiting = waiting;
        this.reports = reports;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        meters.gauge(
                ClockMetrics.PERIOD,
                () -> ledger.clock().map(founded ->
                        (double) founded.at(new LedgerTime(clock.millis())).index()));
        meters.gauge(ClockMetrics.PERIODS_SEALED, reports, ClockReports::sealed);
        meters.gauge(ClockMetrics.PERIODS_WAITING, () -> waiting.number().map(Integer::doubleValue));
        meters.gauge(ClockMetrics.SEAL_OVERDUE, () -> waiting.overdue().map(overdue -> overdue.toMillis() / MILLIS));
    }
}
