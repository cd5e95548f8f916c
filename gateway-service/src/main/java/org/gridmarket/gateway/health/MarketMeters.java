package org.gridmarket.gateway.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.gridmarket.gateway.energy.FinalCounts;
import org.gridmarket.gateway.energy.GroupLoadGauges;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.MixCounts;
import org.gridmarket.gateway.energy.Punctuality;
import org.gridmarket.gateway.energy.RoundCloser;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.energy.EnergyMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** The meters of the energy market; a further market has a class of its own. */
@Singleton
public class MarketMeters {
    private final Meters meters;
    private final MarketWatch watch;
    private final LiveMarket market;
    private final RoundCloser closer;
    private final FinalCounts finals;
    private final MixCounts mixes;
    private final GroupLoadGauges loads;
    private final Clock clock;

    @Inject
    public MarketMeters(
            Meters meters,
            MarketWatch watch,
            LiveMarket market,
            RoundCloser closer,
            FinalCounts finals,
            MixCounts mixes,
            GroupLoadGauges loads,
            Clock clock) {
        this.meters = meters;
        this.watch = watch;
        this.market = market;
        this.closer = closer;
        this.finals = finals;
        this.mixes = mixes;
        this.loads = loads;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        rounds();
        counts();
        loads.tell(meters);
        Ages ages = new Ages(clock);
        meters.gauge(
                EnergyMetrics.CLOSER_LOOKED, () -> ages.of(closer.lastLooked().at()));
        meters.gauge(EnergyMetrics.CLOSER_DONE, () -> ages.of(closer.lastDone().at()));
    }

    private void rounds() {
        punctuality(EnergyMetrics.ROUND_OVERDUE, known -> known.overdue().toMillis() / 1_000.0);
        punctuality(
                EnergyMetrics.ROUND_OVERDUE_ALLOWED, known -> known.allowed().toMillis() / 1_000.0);
        round(
                EnergyMetrics.ROUND,
                facts ->
                        facts.calendar().roundAt(new LedgerTime(clock.millis())).index());
        round(EnergyMetrics.LAST_CLOSED_ROUND, facts -> facts.lastClosed().index());
        round(EnergyMetrics.LAST_FINAL_INTERVAL, facts -> facts.lastFinal().index());
    }

    private void counts() {
        for (FinalSource source : FinalSource.values()) {
            String label = source.name().toLowerCase(Locale.ROOT);
            meters.counter(EnergyMetrics.FINALISED_INTERVALS, finals, known -> known.of(source), label);
        }
        meters.counter(
                EnergyMetrics.UNSOLVED_INTERVALS, finals, known -> known.sums().unsolved());
        meters.counter(EnergyMetrics.TRADES, finals, known -> known.sums().trades());
        meters.counter(EnergyMetrics.TRADED_WH, finals, known -> known.sums().tradedWh());
        meters.gauge(EnergyMetrics.ROUNDS_WITHOUT_CANDIDATE, finals, FinalCounts::sinceLastCandidate);
        for (MixCounts.Outcome outcome : MixCounts.Outcome.values()) {
            meters.counter(EnergyMetrics.MIXES, mixes, known -> known.of(outcome), outcome.label());
        }
    }

    private void punctuality(Metric metric, ToDoubleFunction<Punctuality> value) {
        meters.gauge(metric, () -> watch.punctuality().map(value::applyAsDouble));
    }

    private void round(Metric metric, ToDoubleFunction<RoundFacts> value) {
        meters.gauge(metric, () -> market.facts().map(value::applyAsDouble));
    }
}
