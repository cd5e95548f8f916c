package org.gridmarket.gateway;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells whoever started the gateway that it is open and where, as a properties file that appears as a whole. */
@Singleton
public class ReadyFile {
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
            throw new UncheckedIOException("gridmarket.ready-file: cannot write " + file, unwritable);
        }
    }
}
