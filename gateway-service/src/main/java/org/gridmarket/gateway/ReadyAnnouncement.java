package org.gridmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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

    void onOpen(@ObservesAsync HttpServerStart start) {
        config.readyFile().ifPresent(this::write);
    }

    /** Where both are served the second to open writes the file anew, with both ports. */
    void onOpenWithTls(@ObservesAsync HttpsServerStart start) {
        config.readyFile().ifPresent(this::write);
    }

    private synchronized void write(Path file) {
        try {
            Map<String, Integer> ports = new TreeMap<>();
            if (server.getPort() > 0) {
                ports.put("port", server.getPort());
            }
            if (server.getSecurePort() > 0) {
                ports.put("secure-port", server.getSecurePort());
            }
            if (!ports.isEmpty()) { // the server tells of its start also where it serves nothing in plain text
                ReadyFile.write(file, ports);
            }
        } catch (PartFailedException unwritable) {
            LOG.error("gridmarket.ready-file: " + unwritable.getMessage());
            Quarkus.asyncExit(WRONG_SETTING);
        }
    }
}
