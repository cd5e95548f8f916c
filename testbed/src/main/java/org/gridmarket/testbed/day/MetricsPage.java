package org.gridmarket.testbed.day;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.gridmarket.testbed.process.PartFailedException;

/** What a process says of itself over HTTP. */
final class MetricsPage {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private MetricsPage() {}

    static String read(String address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(PATIENCE)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException silent) {
            throw new PartFailedException("no metrics from " + address + ": " + silent, silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while reading " + address, stopped);
        }
    }
}
