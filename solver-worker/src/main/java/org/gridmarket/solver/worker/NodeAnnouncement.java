package org.gridmarket.solver.worker;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.gridmarket.discovery.local.AccountService;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * Announces this solver at the node of its machine while its thread goes round: its account vouches for the address of its health
 * and metrics. Without {@code gridmarket.node.socket} it does not.
 */
@Singleton
public class NodeAnnouncement {
    private final SolverConfig config;
    private final SolverSettings settings;
    private final SolverWorker worker;
    private final HttpServer server;
    private @Nullable AnnouncedProgram program;

    @Inject
    public NodeAnnouncement(SolverConfig config, SolverSettings settings, SolverWorker worker, HttpServer server) {
        this.config = config;
        this.settings = settings;
        this.worker = worker;
        this.server = server;
    }

    void start(@Observes StartupEvent start) {
        config.node().socket().ifPresent(socket -> {
            AccountService service = new AccountService(
                    ServiceType.SOLVER, Kind.HTTP, config.node().instance(), settings.keys());
            program = service.announced(
                    socket,
                    () -> new Endpoint(config.node().host(), server.getPort(), null),
                    List.of(new Attribute(Attribute.NAME, config.solver().name())),
                    this::isWell);
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        if (program != null) {
            program.close();
        }
    }

    private boolean isWell() {
        return FatalErrors.ofThisProcess().failure().isEmpty()
                && server.getPort() > 0
                && worker.condition().filter(SolverCondition::solves).isPresent();
    }
}
