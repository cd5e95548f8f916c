package org.gridmarket.testbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forwarder as a process of its own, as a day starts it. */
class ForwarderProcessTest {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 48;

    @Test
    void a_forwarder_says_where_it_serves_and_ends_with_who_started_it(@TempDir Path folder) throws Exception {
        ChildProcess forwarder;
        Path log = folder.resolve("forwarder.log");
        Path ready = folder.resolve("forwarder.ready");
        List<String> arguments = List.of(
                "forwarder",
                "--to",
                "127.0.0.1:1",
                "--port",
                "0",
                "--counts-port",
                "0",
                "--ready-file",
                ready.toString());
        JavaProgram.Code code = new JavaProgram.Code.Own(Testbed.class, arguments);
        try (Closing closing = new Closing();
                HttpClient http = HttpClient.newHttpClient()) {
            forwarder = closing.add(new JavaProgram("forwarder", code, HEAP_MEGABYTES, Map.of()).start(folder), 8_000);
            Properties ports = ReadyFile.await(forwarder, ready, START);

            assertThat(body(http, ports.getProperty("port") + "/1/ohttp-keys")).contains("does not answer");
            assertThat(body(http, ports.getProperty("counts-port") + "/metrics"))
                    .contains("carried_total 0");
        }

        assertThat(forwarder.isAlive()).isFalse();
        assertThat(Files.readAllLines(log))
                .filteredOn(line -> !line.contains("GatewayChannels") && !line.contains("in plain text"))
                .singleElement()
                .asString()
                .contains("/1 carries to 127.0.0.1:1");
    }

    private static String body(HttpClient http, String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
