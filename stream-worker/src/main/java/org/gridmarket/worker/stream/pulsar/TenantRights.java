package org.gridmarket.worker.stream.pulsar;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.worker.stream.transport.Topic;
import org.gridmarket.worker.stream.transport.TransportException;

/** What a tenant says about its own topics, in the broker's administrative interface: two calls, so without its client. */
final class TenantRights {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIRST_ERROR = 300;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final DeskClient desk;

    TenantRights(HttpClient http, DeskClient desk) {
        this.http = http;
        this.desk = desk;
    }

    /** Makes the topic when there is none yet: rights to nothing are refused. */
    void grant(Topic topic, AccountKey reader) {
        int status = let(topic, reader);
        if (status == NOT_FOUND) {
            send(request(topic, "").PUT(HttpRequest.BodyPublishers.noBody()));
            status = let(topic, reader);
        }
        if (status >= FIRST_ERROR) {
            throw new TransportException("to let " + reader + " read " + topic + ": " + status);
        }
    }

    private int let(Topic topic, AccountKey reader) {
        return send(request(topic, "/permissions/" + reader.toHex())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[\"consume\"]")));
    }

    void delete(Topic topic) {
        int status = send(request(topic, "?force=true").DELETE());
        if (status >= FIRST_ERROR && status != NOT_FOUND) {
            throw new TransportException("to delete " + topic + ": " + status);
        }
    }

    private HttpRequest.Builder request(Topic topic, String what) {
        return HttpRequest.newBuilder(
                        URI.create(desk.pass().adminUrl() + "/admin/v2/persistent/" + topic.path() + what))
                .header("Authorization", "Bearer " + desk.pass().token())
                .timeout(PATIENCE);
    }

    private int send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException broken) {
            throw new TransportException("the broker is not reached: " + broken.getMessage(), broken);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new TransportException("interrupted", stop);
        }
    }
}
