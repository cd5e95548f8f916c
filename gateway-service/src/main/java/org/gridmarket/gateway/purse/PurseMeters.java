package org.gridmarket.gateway.purse;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.gridmarket.metrics.micrometer.Meters;
import org.gridmarket.metrics.purse.PurseMetrics;

/** The meters of purses. */
@Singleton
public class PurseMeters {
    private final Meters meters;
    private final PurseReports reports;

    @Inject
    public PurseMeters(Meters meters, PurseReports reports) {
        this.meters = meters;
        this.reports = reports;
    }

    void register(@Observes StartupEvent start) {
        for (MoneyPlace place : MoneyPlace.values()) {
            meters.gauge(PurseMetrics.HELD, reports, known -> known.held(place), place.label());
        }
        meters.gauge(PurseMetrics.REDEMPTIONS_WAITING, reports, PurseReports::waiting);
        meters.gauge(PurseMetrics.DEALS_OVERDRAWN, reports, PurseReports::overdrawn);
    }
}
