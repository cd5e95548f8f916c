package org.gridmarket.gateway.discovery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.gridmarket.discovery.client.GatewaySet;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.board.OpenBoards;
import org.gridmarket.gateway.health.CaughtUpCheck;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.MemberCertificate;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * Announces this gateway at the node of its machine while it is ready to serve, and keeps what that knows of all nodes. Without
 * {@code gridmarket.node.socket} it does neither.
 */
@Singleton
public class NodeAnnouncement {
    private static final String APP = "market";
    private static final String ACTOR = "gateway";
    private static final String PORT = "api";

    private final GatewayConfig config;
    private final HttpServer server;
    private final Target target;
    private final OpenBoards boards;
    private final CaughtUpCheck ready;
    private final Optional<List<Path>> certificates;
    private final Life life = new Life(Bytes.of(new SecureRandom().generateSeed(Life.LENGTH)));
    private final CardBoard board = new CardBoard(() -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    private @Nullable AnnouncedProgram program;

    @Inject
    public NodeAnnouncement(
            GatewayConfig config,
            HttpServer server,
            Target target,
            OpenBoards boards,
            @Readiness CaughtUpCheck ready,
            @ConfigProperty(name = "quarkus.http.ssl.certificate.files") Optional<List<Path>> certificates) {
        this.config = config;
        this.server = server;
        this.target = target;
        this.boards = boards;
        this.ready = ready;
        this.certificates = certificates;
    }

    void start(@Observes StartupEvent start) {
        config.node()
                .socket()
                .ifPresent(socket ->
                        program = new AnnouncedProgram(socket, ACTOR, this::records, this::isWell, board::take));
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

    /** A gateway that a caller should not come to is not announced any longer. */
    private boolean isWell() {
        return FatalErrors.ofThisProcess().failure().isEmpty()
                && ready.call().getStatus() == HealthCheckResponse.Status.UP
                && !endpoints().isEmpty();
    }

    private List<ServiceRecord> records() {
        List<Attribute> attributes = new ArrayList<>(List.of(
                new Attribute(Attribute.ORGANISATION, config.organisation().name()),
                new Attribute(Attribute.CHANNEL, target.channel()),
                new Attribute(Attribute.CHAINCODE, target.chaincode())));
        boards.key()
                .ifPresent(key -> attributes.add(
                        new Attribute(Attribute.BOARD_KEY, key.key().toHex())));
        return List.of(new ServiceRecord(
                APP,
                GatewaySet.TYPE,
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
        if (server.getSecurePort() > 0 && certificates.isPresent()) {
            endpoints.add(new Endpoint(
                    host, server.getSecurePort(), pin(certificates.get().getFirst())));
        } else if (server.getPort() > 0) {
            endpoints.add(new Endpoint(host, server.getPort(), null));
        }
        return endpoints;
    }

    private static Bytes pin(Path certificate) {
        try {
            return Digest.sha256(Bytes.of(MemberCertificate.parse(Bytes.of(Files.readAllBytes(certificate)))
                    .getPublicKey()
                    .getEncoded()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + certificate, unreadable);
        } catch (CertificateException noCertificate) {
            throw new IllegalArgumentException(certificate + " is no certificate", noCertificate);
        }
    }
}
