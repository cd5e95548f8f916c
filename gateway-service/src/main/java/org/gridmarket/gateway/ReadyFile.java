package org.gridmarket.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jboss.logging.Logger;

/** Tells whoever started the gateway that it is open and where, as a properties file that appears as a whole; ends without it. */
@Singleton
public class ReadyFile {
    private static final Logger LOG = Logger.getLogger(ReadyFile.class);
    private static final int WRONG_SETTING = 2;

    private final GatewayConfig config;
    private final HttpServer server;

    @Inject
    public ReadyFile(GatewayConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    void onOpen(@ObservesAsync HttpServerStart start) {
        config.readyFile().ifPresent(this::write);
    }

    private void write(Path file) {
        String text =
                "port=" + server.getPort() + "\npid=" + ProcessHandle.current().pid() + "\n";
        try {
            Path whole = file.toAbsolutePath();
            Path draft = whole.resolveSibling(whole.getFileName() + ".tmp");
            Files.writeString(draft, text);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            LOG.errorf("gridmarket.ready-file %s cannot be written: %s; name another file", file, unwritable);
            Quarkus.asyncExit(WRONG_SETTING);
        }
    }
}
