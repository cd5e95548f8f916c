package org.gridmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.jboss.logging.Logger;

/** Tells whoever started the gateway that it is open and where, as a properties file that appears as a whole; ends without it. */
@Singleton
public class ReadyAnnouncement {
    private static final Logger LOG = Logger.getLogger(ReadyAnnouncement.class);
    private static final int WRONG_SETTING = 2;

    private final GatewayConfig config;
    private final HttpServer server;

    @Inject
    public ReadyAnnouncement(GatewayConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    /** It is told also where nothing is served in plain text: then the other port is what comes. */
    void onOpen(@ObservesAsync HttpServerStart start) throws InterruptedException {
        announce(this::ports);
    }

    /** Where both are served the second to open writes the file anew, with both ports. */
    void onOpenWithTls(@ObservesAsync HttpsServerStart start) throws InterruptedException {
        announce(() -> server.getSecurePort() > 0 ? ports() : Map.of());
    }

    private Map<String, Integer> ports() {
        Map<String, Integer> ports = new TreeMap<>();
        if (server.getPort() > 0) {
            ports.put("port", server.getPort());
        }
        if (server.getSecurePort() > 0) {
            ports.put("secure-port", server.getSecurePort());
        }
        return ports;
    }

    private synchronized void announce(Supplier<Map<String, Integer>> ports) throws InterruptedException {
        try {
            if (config.readyFile().isPresent()) {
                ReadyFile.writeOnceKnown(config.readyFile().get(), ports);
            }
        } catch (PartFailedException unwritable) {
            LOG.error("gridmarket.ready-file: " + unwritable.getMessage());
            Quarkus.asyncExit(WRONG_SETTING);
        }
    }
}
