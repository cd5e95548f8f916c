package org.gridmarket.gateway.health;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.gridmarket.gateway.energy.FinalCounts;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.energy.RoundCloser;
import org.gridmarket.gateway.energy.RoundFacts;
import org.gridmarket.gateway.readmodel.BlockIntake;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The meters of market, peers and this gateway's own parts. What is not known is not a number, never 0. */
@Singleton
public class MarketMeters {
    private final MeterRegistry registry;
    private final MarketWatch watch;
    private final LiveMarket market;
    private final BlockIntake intake;
    private final ReadModel model;
    private final RoundCloser closer;
    private final FinalCounts counts;
    private final Clock clock;

    @Inject
    public MarketMeters(
            MeterRegistry registry,
            MarketWatch watch,
            LiveMarket market,
            BlockIntake intake,
            ReadModel model,
            RoundCloser closer,
            FinalCounts counts,
            Clock clock) {
        this.registry = registry;
        this.watch = watch;
        this.market = market;
        this.intake = intake;
        this.model = model;
        this.closer = closer;
        this.counts = counts;
        this.clock = clock;
    }

    void register(@Observes StartupEvent start) {
        market();
        parts();
        intake.peers().stream().map(PeerStanding::organisation).forEach(this::peer);
        for (FinalSource source : FinalSource.values()) {
            FunctionCounter.builder("gridmarket.finalised.intervals", counts, known -> known.of(source))
                    .description("intervals that are final, by where their trades come from")
                    .tag("source", source.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    private void market() {
        gauge(
                "gridmarket.round.overdue.seconds",
                "time since the gate of the oldest round not closed or not final",
                () -> watch.punctuality().map(known -> known.overdue().toMillis() / 1_000.0));
        round(
                "gridmarket.round",
                "the present round, by the clock",
                facts ->
                        facts.calendar().roundAt(new LedgerTime(clock.millis())).index());
        round(
                "gridmarket.last.closed.round",
                "the last round that is closed",
                facts -> facts.lastClosed().index());
        round(
                "gridmarket.last.final.interval",
                "the last interval that is final",
                facts -> facts.lastFinal().index());
        gauge(
                "gridmarket.orderer.seen.seconds",
                "time since the last new block of the ordering service",
                () -> age(watch.newBlock()));
    }

    private void parts() {
        gauge("gridmarket.readmodel.lag", "blocks that the read model is behind the newest one known", () -> {
            var lag = intake.lag();
            return lag.isPresent() ? Optional.of((double) lag.getAsLong()) : Optional.empty();
        });
        gauge(
                "gridmarket.readmodel.block",
                "the newest block in the read model",
                () -> Optional.of((double) model.height()));
        gauge("gridmarket.peer.heard.seconds", "time since any peer last answered", () -> age(watch.peerHeard()));
        gauge(
                "gridmarket.closer.looked.seconds",
                "time since this gateway's round closer last looked",
                () -> age(closer.lastLooked().at()));
        gauge(
                "gridmarket.closer.done.seconds",
                "time since this gateway's round closer last did something",
                () -> age(closer.lastDone().at()));
    }

    private void peer(String organisation) {
        peer("gridmarket.peer.up", "whether the peer has answered lately", organisation, peer -> peer.up() ? 1 : 0);
        peer(
                "gridmarket.peer.height",
                "blocks that the peer has, as it said last",
                organisation,
                peer -> peer.newestBlock() + 1.0);
    }

    private void peer(String name, String description, String organisation, ToDoubleFunction<PeerStanding> value) {
        Gauge.builder(
                        name,
                        () -> intake.peers().stream()
                                .filter(peer -> peer.organisation().equals(organisation))
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .description(description)
                .tag("organisation", organisation)
                .register(registry);
    }

    private void round(String name, String description, ToDoubleFunction<RoundFacts> value) {
        gauge(name, description, () -> market.facts().map(value::applyAsDouble));
    }

    private void gauge(String name, String description, Supplier<Optional<Double>> value) {
        Gauge.builder(name, () -> value.get().orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    private Optional<Double> age(Optional<Instant> then) {
        return then.map(at -> Math.max(0, Duration.between(at, clock.instant()).toMillis()) / 1_000.0);
    }
}
