package org.gridmarket.gateway.discovery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.health.CaughtUpCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * Announces this gateway at the node of its machine while it is ready to serve, and keeps what that knows of all nodes. Without
 * {@code gridmarket.node.socket} it does neither.
 */
@Singleton
public class NodeAnnouncement implements AnnouncedProgram.Heard {
    private static final String ACTOR = "gateway";
    private static final String PORT = "api";

    private final GatewayConfig config;
    private final HttpServer server;
    private final Target target;
    private final OpenBoards boards;
    private final CaughtUpCheck ready;
    private final TlsPin tls;
    private final Life life = Life.draw(new SecureRandom());
    private final CardBoard board = new CardBoard(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    private final KnownNodes nodes;
    private Optional<Bytes> pin = Optional.empty();
    private @Nullable AnnouncedProgram program;

    @Inject
    public NodeAnnouncement(
            GatewayConfig config,
            HttpServer server,
            Target target,
            OpenBoards boards,
            @Readiness CaughtUpCheck ready,
            TlsPin tls,
            KnownNodes nodes) {
        this.config = config;
        this.server = server;
        this.target = target;
        this.boards = boards;
        this.ready = ready;
        this.tls = tls;
        this.nodes = nodes;
    }

    void start(@Observes StartupEvent start) {
        config.node().socket().ifPresent(socket -> {
            pin = tls.hash();
            program = new AnnouncedProgram(socket, ACTOR, this::records, this::isWell, this);
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        if (program != null) {
            program.close();
        }
    }

    /** What the node has told; empty where there is none. */
    public Optional<CardBoard> board() {
        return config.node().socket().map(socket -> board);
    }

    @Override
    public void card(Message message) {
        board.take(message);
    }

    @Override
    public void status(NodeConnection.Status status) {
        nodes.told(status);
    }

    /** A gateway that a caller should not come to is not announced any longer. */
    private boolean isWell() {
        return FatalErrors.ofThisProcess().failure().isEmpty()
                && ready.call().getStatus() == HealthCheckResponse.Status.UP
                && !endpoints().isEmpty();
    }

    private List<ServiceRecord> records(NodeId node) {
        List<Attribute> attributes = new ArrayList<>(List.of(
                new Attribute(Attribute.ORGANISATION, config.organisation().name()),
                new Attribute(Attribute.CHANNEL, target.channel()),
                new Attribute(Attribute.CHAINCODE, target.chaincode())));
        boards.key()
                .ifPresent(key -> attributes.add(
                        new Attribute(Attribute.BOARD_KEY, key.key().toHex())));
        return List.of(new ServiceRecord(
                AccountService.APP,
                ServiceType.GATEWAY,
                Kind.GRPC,
                Scope.GLOBAL,
                ACTOR,
                config.node().instance(),
                PORT,
                life,
                endpoints(),
                null,
                attributes));
    }

    /** None before the server is open. */
    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        String host = config.node().host();
        if (server.getSecurePort() > 0 && pin.isPresent()) {
            endpoints.add(new Endpoint(host, server.getSecurePort(), pin.get()));
        } else if (server.getPort() > 0) {
            endpoints.add(new Endpoint(host, server.getPort(), null));
        }
        return endpoints;
    }
}
