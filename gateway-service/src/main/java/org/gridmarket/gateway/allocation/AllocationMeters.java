package org.gridmarket.gateway.allocation;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.allocation.AllocationMetrics;
import org.gridmarket.metrics.micrometer.Meters;
import org.jdbi.v3.core.Jdbi;

/** The meters of allocation markets. */
@Singleton
public class AllocationMeters {
    private static final double MILLIS_PER_SECOND = Duration.ofSeconds(1).toMillis();

    private final Meters meters;
    private final MarketFacts facts;
    private final Jdbi jdbi;
    private final Clock clock;

    @Inject
    public AllocationMeters(Meters meters, MarketFacts facts, ReadDatabase database, Clock clock) {
        this.meters = meters;
        this.facts = facts;
        this.jdbi = database.jdbi();
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        meters.gauge(AllocationMetrics.MARKETS, facts, known -> known.all().size());
        meters.gauge(AllocationMetrics.OVERDUE, facts, this::overdue);
        meters.gauge(AllocationMetrics.UNSWEPT, facts, AllocationMeters::unswept);
        meters.gauge(AllocationMetrics.FEES, jdbi, AllocationMeters::fees);
        for (FinalSource source : FinalSource.values()) {
            meters.counter(
                    AllocationMetrics.CYCLES,
                    jdbi,
                    rows -> Count.all(rows, "alloc_cycle where source = ?", source.name()),
                    source.name());
        }
    }

    private double overdue(MarketFacts known) {
        LedgerTime now = new LedgerTime(clock.millis());
        return known.all().stream()
                        .mapToLong(market -> market.overdueMillis(now))
                        .max()
                        .orElse(0)
                / MILLIS_PER_SECOND;
    }

    private static double unswept(MarketFacts known) {
        return known.all().stream().mapToInt(Progress::unswept).max().orElse(0);
    }

    private static double fees(Jdbi jdbi) {
        return jdbi.withHandle(rows -> rows.createQuery(
                        "select coalesce(sum(fees - collected), 0) from alloc_cycle where fees <> collected")
                .mapTo(Long.class)
                .one());
    }
}
