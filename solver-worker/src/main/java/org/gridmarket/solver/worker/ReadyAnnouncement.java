package org.gridmarket.solver.worker;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.jboss.logging.Logger;

/**
 * Tells whoever started the worker that it runs and on which port it answers, as a properties file that appears whole;
 * ends without it.
 */
@Singleton
public class ReadyAnnouncement {
    private static final Logger LOG = Logger.getLogger(ReadyAnnouncement.class);

    private static final int WRONG_SETTING = 2;

    private final SolverConfig config;
    private final HttpServer server;

    @Inject
    public ReadyAnnouncement(SolverConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    void onOpen(@ObservesAsync HttpServerStart start) throws InterruptedException {
        try {
            if (config.readyFile().isPresent()) {
                ReadyFile.writeOnceKnown(
                        config.readyFile().get(),
                        () -> server.getPort() > 0 ? Map.of("port", server.getPort()) : Map.of());
            }
        } catch (PartFailedException unwritable) {
            LOG.error("gridmarket.ready-file: " + unwritable.getMessage());
            Quarkus.asyncExit(WRONG_SETTING);
        }
    }
}
