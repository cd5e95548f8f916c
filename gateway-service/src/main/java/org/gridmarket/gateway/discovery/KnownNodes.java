package org.gridmarket.gateway.discovery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.discovery.local.DaemonView;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.local.NodeView;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.gateway.dashboard.NodePages;
import org.gridmarket.kernel.party.Organisation;
import org.jspecify.annotations.Nullable;

/** What this gateway's node last said of all nodes, and how long ago; for the page of nodes and for metrics. Thread-safe. */
@Singleton
public class KnownNodes {
    /** The own node, among the others. */
    static final String THIS = "THIS";

    static final String LIVE = "LIVE";

    private final Clock clock;
    private volatile @Nullable Told told;

    private record Told(NodeConnection.Status status, long atNanos, long atMillis) {}

    @Inject
    public KnownNodes(Clock clock) {
        this.clock = clock;
    }

    /** The node tells all that it knows. */
    void told(NodeConnection.Status status) {
        told = new Told(status, System.nanoTime(), clock.millis());
    }

    /** Since it last did; empty before the first time, and without a node. */
    Optional<Double> toldSecondsAgo() {
        return Optional.ofNullable(told)
                .map(last -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - last.atNanos()) / 1_000.0);
    }

    private Optional<NodeConnection.Status> status() {
        return Optional.ofNullable(told).map(Told::status);
    }

    /** Nodes of an organisation, the own one among the live ones. */
    Optional<Double> count(Organisation organisation, boolean live) {
        return status().map(known -> {
            long others = known.nodes().stream()
                    .filter(node -> node.isLive() == live)
                    .filter(node -> node.identity() != null && node.identity().organisation() == organisation)
                    .count();
            boolean own = live && known.daemon().identity().organisation() == organisation;
            return (double) (own ? others + 1 : others);
        });
    }

    Optional<Double> services() {
        return status().map(known -> (double) known.daemon().services().size()
                + known.nodes().stream()
                        .mapToLong(node -> node.services().size())
                        .sum());
    }

    Optional<Double> recordsRefused() {
        return status().map(known -> (double)
                known.nodes().stream().mapToLong(node -> node.ignored().size()).sum());
    }

    /** How often something happened that the daemon counts; 0 when never. */
    Optional<Double> counted(String what) {
        return status().map(known -> known.daemon().counts().stream()
                .filter(count -> count.what().equals(what))
                .mapToDouble(DaemonView.Count::times)
                .sum());
    }

    /** The page of nodes; empty as long as nothing has been told. */
    public Optional<NodePages.Nodes> page() {
        return Optional.ofNullable(told).map(KnownNodes::page);
    }

    private static NodePages.Nodes page(Told told) {
        DaemonView own = told.status().daemon();
        List<NodeView> others = told.status().nodes();
        return new NodePages.Nodes(
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told.atNanos()),
                Stream.concat(
                                Stream.of(row(own, told.atMillis())),
                                others.stream().map(view -> row(view, told.atMillis())))
                        .sorted(NodePages.BY_ORGANISATION)
                        .toList(),
                Stream.concat(
                                services(own.identity(), own.services()),
                                others.stream().flatMap(view -> services(view.identity(), view.services())))
                        .sorted(NodePages.BY_TYPE)
                        .toList(),
                others.stream()
                        .flatMap(view -> view.ignored().stream()
                                .map(each ->
                                        new NodePages.RefusedRow(nameOf(view.identity()), each.code(), each.detail())))
                        .toList(),
                own.counts().stream()
                        .filter(count -> count.times() > 0)
                        .map(count -> new NodePages.CountRow(count.what(), count.times()))
                        .toList());
    }

    private static NodePages.NodeRow row(DaemonView own, long now) {
        NodeIdentity identity = own.identity();
        return new NodePages.NodeRow(
                identity.node().toString(),
                identity.name(),
                identity.organisation().name(),
                identity.unit().name(),
                own.site(),
                THIS,
                now - own.upMillis(),
                null,
                own.services().size());
    }

    private static NodePages.NodeRow row(NodeView view, long now) {
        NodeIdentity identity = view.identity();
        return new NodePages.NodeRow(
                view.node().toString(),
                nameOf(identity),
                identity == null ? "" : identity.organisation().name(),
                identity == null ? "" : identity.unit().name(),
                view.site(),
                view.isLive() ? LIVE : String.valueOf(view.cause()),
                view.isLive() ? now - view.liveMillis() : null,
                identity == null ? null : view.ageMillis(),
                view.services().size());
    }

    private static String nameOf(@Nullable NodeIdentity identity) {
        return identity == null ? "" : identity.name();
    }

    private static Stream<NodePages.ServiceRow> services(@Nullable NodeIdentity identity, List<Service> services) {
        return services.stream()
                .map(service -> new NodePages.ServiceRow(
                        service.record().type(),
                        service.organisation().name(),
                        nameOf(identity),
                        service.record().instance(),
                        service.record().endpoints().stream()
                                .map(Endpoint::address)
                                .toList(),
                        service.record().principal() == null
                                ? null
                                : service.record().principal().account().key().toHex(),
                        service.record().attribute(Attribute.WANTED).orElse(null),
                        service.record().attribute(Attribute.ACTUAL).orElse(null)));
    }
}
