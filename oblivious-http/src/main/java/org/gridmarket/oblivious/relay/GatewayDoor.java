package org.gridmarket.oblivious.relay;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.SealedRequest;
import org.jspecify.annotations.Nullable;

/** One gateway as a relay sees it. Every request to it is made anew: no field of a client's request passes. */
final class GatewayDoor {
    private final HttpClient http;
    private final URI requests;
    private final URI keys;
    private final RelayLimits limits;
    private final InstantSource clock;
    private @Nullable Carried knownKeys;
    private Instant keysUntil = Instant.MIN;

    GatewayDoor(HttpClient http, URI gateway, RelayLimits limits, InstantSource clock) {
        this.http = http;
        this.requests = gateway.resolve("/ohttp");
        this.keys = gateway.resolve("/ohttp-keys");
        this.limits = limits;
        this.clock = clock;
    }

    Carried carry(Bytes sealed) throws InterruptedException {
        return send(HttpRequest.newBuilder(requests)
                .header("content-type", SealedRequest.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(sealed.copy())));
    }

    /**
     * The gateway's keys, the same ones for all who ask within a while: a gateway that could give each client its own
     * would know a client by its key (RFC 9458, 6.4).
     */
    synchronized Carried keys() throws InterruptedException {
        Carried known = knownKeys;
        if (known != null && clock.instant().isBefore(keysUntil)) {
            return known;
        }
        Carried fresh = send(HttpRequest.newBuilder(keys).header("accept", KeyConfiguration.MEDIA_TYPE));
        if (fresh.isGood()) {
            knownKeys = fresh;
            keysUntil = clock.instant().plus(limits.keyLife());
        }
        return fresh;
    }

    private Carried send(HttpRequest.Builder request) throws InterruptedException {
        Duration patience = limits.patience();
        try {
            HttpResponse<InputStream> answer =
                    http.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(limits.answerBytes() + 1);
                if (content.length > limits.answerBytes()) {
                    return Carried.refusal(
                            502, "the gateway's answer is longer than " + limits.answerBytes() + " bytes");
                }
                String type = answer.headers().firstValue("content-type").orElse("application/octet-stream");
                return new Carried(answer.statusCode(), type, Bytes.of(content));
            }
        } catch (IOException unreachable) {
            return Carried.refusal(
                    502,
                    "the gateway does not answer (" + unreachable.getClass().getSimpleName() + "); use another");
        }
    }
}
