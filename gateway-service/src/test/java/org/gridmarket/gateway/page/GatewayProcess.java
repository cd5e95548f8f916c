package org.gridmarket.gateway.page;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.testkit.network.NetworkScripts;

/** The gateway as packaged, a process of its own on a real network. */
final class GatewayProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int HEAP_MEGABYTES = 256;
    private static final long STOP_MILLIS = 40_000;

    private final ChildProcess process;
    private final String address;

    private GatewayProcess(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts the DSO's gateway, which closes rounds.
     *
     * @param folder for its rows and its log
     */
    static GatewayProcess start(Path network, Path folder) throws InterruptedException {
        Path ready = folder.resolve("ready");
        Path jar = NetworkScripts.projectFolder().resolve("gateway-service/target/quarkus-app/quarkus-run.jar");
        ChildProcess process = new JavaProgram(
                        "gateway",
                        new JavaProgram.Code.Jar(jar),
                        HEAP_MEGABYTES,
                        Map.of(
                                "gridmarket.network",
                                network.toString(),
                                "gridmarket.database",
                                "h2:" + folder.resolve("rows"),
                                "gridmarket.ready-file",
                                ready.toString(),
                                "quarkus.http.port",
                                "0"))
                .start(folder);
        String port = ReadyFile.await(process, ready, PATIENCE).getProperty("port");
        return new GatewayProcess(process, "http://127.0.0.1:" + port + "/");
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.stop(STOP_MILLIS);
    }
}
