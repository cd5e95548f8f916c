package org.gridmarket.agent.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** A page that is asked for at each look; it is news when it has changed. */
public final class HttpText implements TextSource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    /** A year of quarters of an hour, in JSON, has half of it. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private String last = "";

    public HttpText(URI address) {
        this.address = address;
    }

    @Override
    public List<String> news() {
        String text = ask();
        if (text.equals(last)) {
            return List.of();
        }
        last = text;
        return List.of(text);
    }

    private String ask() {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != OK || bytes.length > MOST_BYTES) {
                    throw new SourceException(address + " answered " + answer.statusCode() + " with " + bytes.length
                            + " bytes; 200 and at most " + MOST_BYTES + " bytes are read");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (IOException silent) {
            throw new SourceException(address + " does not answer (" + silent + ")", silent);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SourceException("stopped while asking " + address, stop);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
