package org.gridmarket.gateway.dashboard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.energy.RoundCloser;
import org.gridmarket.gateway.health.MarketWatch;
import org.gridmarket.gateway.health.OrderingWatch;
import org.gridmarket.gateway.readmodel.PeerStanding;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.metrics.GatewayMetrics;
import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.NetworkMetrics;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Puts together what this gateway knows of the consortium. What it does not know is null, never a guess. */
public final class NetworkReader {
    private static final List<Class<? extends EnergyEvent>> MIXES = List.of(
            EnergyEvent.MixOpened.class,
            EnergyEvent.MixCommitted.class,
            EnergyEvent.MixAborted.class,
            EnergyEvent.MixNotOpened.class);

    /** Where what it tells comes from. */
    public record Sources(
            Jdbi jdbi,
            MarketWatch watch,
            OrderingWatch ordering,
            ReadModel model,
            RoundCloser closer,
            MeterRegistry registry) {}

    private final Sources sources;
    private final DashboardRows dashboard;
    private final LedgerRows ledger;
    private final CertificateDays certificates;
    private final GatewayConfig config;
    private final @Nullable String chaincodeVersion;

    NetworkReader(
            Sources sources,
            DashboardRows dashboard,
            LedgerRows ledger,
            CertificateDays certificates,
            GatewayConfig config,
            @Nullable String chaincodeVersion) {
        this.sources = sources;
        this.dashboard = dashboard;
        this.ledger = ledger;
        this.certificates = certificates;
        this.config = config;
        this.chaincodeVersion = chaincodeVersion;
    }

    LedgerPages.Network network() {
        return new LedgerPages.Network(
                orderers(),
                sources.watch()
                        .notOrdered()
                        .map(refusal -> refusal.time().toEpochMilli())
                        .orElse(null),
                peers(),
                counters(NetworkMetrics.ENDORSERS_DIFFER)
                        .map(counter -> new LedgerPages.Suspect(tag(counter, "suspect"), (long) counter.count()))
                        .toList(),
                chaincodeVersion,
                gateway(),
                counters(GatewayMetrics.ARRIVED)
                        .map(counter -> new LedgerPages.Arrival(
                                tag(counter, "door"), tag(counter, "account"), (long) counter.count()))
                        .sorted(Comparator.comparing(LedgerPages.Arrival::way)
                                .thenComparing(LedgerPages.Arrival::account))
                        .toList(),
                solvers(),
                MIXES.stream()
                        .map(type -> new LedgerPages.Outcome(type.getSimpleName(), ledger.events(type.getSimpleName())))
                        .toList(),
                certificates.rows(),
                dashboard.transactions());
    }

    private List<LedgerPages.OrdererRow> orderers() {
        OrderingWatch.Ordering ordering = sources.ordering().ordering();
        return ordering.orderers().stream()
                .map(orderer -> new LedgerPages.OrdererRow(
                        orderer.number(),
                        orderer.mspId(),
                        orderer.address(),
                        orderer.lastSigned() < 0 ? null : orderer.lastSigned(),
                        orderer.lastSigned() < 0 ? null : ordering.block() - orderer.lastSigned(),
                        orderer.leads()))
                .toList();
    }

    private List<LedgerPages.PeerRow> peers() {
        List<PeerStanding> peers = sources.watch().peers();
        long highest = peers.stream().mapToLong(PeerStanding::newestBlock).max().orElse(-1);
        return peers.stream()
                .map(peer -> new LedgerPages.PeerRow(
                        peer.organisation(),
                        peer.up(),
                        peer.newestBlock() < 0 ? null : peer.newestBlock(),
                        peer.newestBlock() < 0 ? null : highest - peer.newestBlock(),
                        millis(Optional.ofNullable(peer.heard()))))
                .toList();
    }

    private LedgerPages.GatewayRow gateway() {
        RoundCloser closer = sources.closer();
        return new LedgerPages.GatewayRow(
                config.organisation().name(),
                sources.model().height(),
                closer.isEnabled(),
                millis(closer.lastLooked().at()),
                millis(closer.lastDone().at()));
    }

    private List<LedgerPages.SolverRow> solvers() {
        return sources.jdbi()
                .withHandle(rows -> rows.createQuery("""
                        select s.account, s.organisation, s.from_round, s.until_round,
                        (select count(*) from candidate c where c.solver = s.account) as accepted,
                        (select max(round) from candidate c where c.solver = s.account) as last_round
                        from solver s order by s.organisation, s.account""")
                        .map((row, context) -> new LedgerPages.SolverRow(
                                row.getString("account"),
                                row.getString("organisation"),
                                row.getInt("from_round"),
                                row.getObject("until_round") == null ? null : row.getInt("until_round"),
                                row.getLong("accepted"),
                                row.getObject("last_round") == null ? null : row.getInt("last_round")))
                        .list());
    }

    private Stream<Counter> counters(Metric metric) {
        return sources.registry().find(metric.meterName()).counters().stream();
    }

    private static String tag(Counter counter, String name) {
        String value = counter.getId().getTag(name);
        return value == null ? "" : value;
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }
}
