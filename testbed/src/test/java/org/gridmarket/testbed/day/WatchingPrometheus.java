package org.gridmarket.testbed.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.process.ChildProcess;

/**
 * A Prometheus that runs, asked over its own interface.
 *
 * @param process to see that it runs
 * @param address {@code host:port}
 */
record WatchingPrometheus(ChildProcess process, String address) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** It listens before it has read its storage, and says "Service Unavailable" until then. */
    private static final int STARTING = 503;

    /** Fails when it has ended. */
    void requireAlive() {
        if (!process.isAlive()) {
            throw process.failure("ended");
        }
    }

    /** The names of the alerts that fire now; empty too while it does not answer yet. */
    Set<String> firing() {
        Set<String> names = new TreeSet<>();
        for (JsonNode alert : ask("/api/v1/alerts").path("data").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.path("labels").path("alertname").asText());
            }
        }
        return names;
    }

    /** The one number that a query gives; not a number when it gives none. */
    double number(String query) {
        JsonNode result = ask("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
        return result.isEmpty()
                ? Double.NaN
                : result.get(0).path("value").get(1).asDouble();
    }

    private JsonNode ask(String path) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == STARTING
                    ? new ObjectMapper().createObjectNode()
                    : new ObjectMapper().readTree(answer.body());
        } catch (ConnectException early) {
            return new ObjectMapper().createObjectNode();
        } catch (IOException broken) {
            throw new UncheckedIOException("Prometheus at " + address + path, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Prometheus", stopped);
        }
    }
}
