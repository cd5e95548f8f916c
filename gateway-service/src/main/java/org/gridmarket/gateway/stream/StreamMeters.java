package org.gridmarket.gateway.stream;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gridmarket.gateway.clock.LedgerClock;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.metrics.stream.StreamMetrics;

/** The meters of streams. */
@Singleton
public class StreamMeters {
    /** A step that every gateway may do is done by one of them within a minute. */
    private static final long OVERDUE_MILLIS = 60_000;

    private final Meters meters;
    private final StreamReports reports;
    private final OpenLeases leases;
    private final LedgerClock ledger;
    private final Clock clock;

    @Inject
    public StreamMeters(Meters meters, StreamReports reports, OpenLeases leases, LedgerClock ledger, Clock clock) {
        this.meters = meters;
        this.reports = reports;
        this.leases = leases;
        this.ledger = ledger;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        meters.gauge(StreamMetrics.OPEN, reports, StreamReports::open);
        meters.gauge(StreamMetrics.FAULTS, reports, StreamReports::faults);
        meters.gauge(StreamMetrics.OVERDUE, leases, this::overdue);
    }

    private double overdue(OpenLeases known) {
        LedgerTime before = new LedgerTime(clock.millis() - OVERDUE_MILLIS);
        return ledger.clock()
                .map(founded -> known.due(before, founded.at(before)).size())
                .orElse(0);
    }
}
