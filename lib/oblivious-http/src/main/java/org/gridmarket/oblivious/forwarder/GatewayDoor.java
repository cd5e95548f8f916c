package org.gridmarket.oblivious.forwarder;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.SealedRequest;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;
import org.jspecify.annotations.Nullable;

/** One gateway as a forwarder sees it. Every request to it is made anew: no field of a client's request passes. */
final class GatewayDoor {
    /** How long nobody asks again for keys that could not be had. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final HttpClient http;
    private final URI requests;
    private final URI keys;
    private final ForwarderLimits limits;
    private final InstantSource clock;
    private final Slots calls;
    private final Slots keyCalls;

    /** No monitor: before JDK 24 who waits in one keeps its carrier thread, and so a hanging gateway the whole forwarder. */
    private final ReentrantLock oneAsks = new ReentrantLock();

    private @Nullable Carried knownKeys;
    private Instant keysUntil = Instant.MIN;

    GatewayDoor(HttpClient http, URI gateway, ForwarderLimits limits, InstantSource clock) {
        this.http = http;
        this.requests = gateway.resolve("/ohttp");
        this.keys = gateway.resolve("/ohttp-keys");
        this.limits = limits;
        this.clock = clock;
        this.calls = Slots.halfForOne("calls", "calls to this gateway are under way", limits.calls());
        this.keyCalls = Slots.halfForOne("key_calls", "calls wait for this gateway's keys", limits.calls());
    }

    /** At most so many at a time, so that a gateway that hangs takes nothing from the others. */
    Carried carry(Bytes sealed, Origin origin) throws InterruptedException {
        return inPlace(calls, origin, () -> carryOne(sealed));
    }

    /** What is done while a place is held. */
    private interface Work {
        Carried done() throws InterruptedException;
    }

    private static Carried inPlace(Slots slots, Origin origin, Work work) throws InterruptedException {
        return switch (slots.take(origin)) {
            case Slots.Full full -> Carried.refusal(503, full.reason());
            case Place place -> {
                try (place) {
                    yield work.done();
                }
            }
        };
    }

    /** The places of this gateway. */
    List<Slots> slots() {
        return List.of(calls, keyCalls);
    }

    private Carried carryOne(Bytes sealed) throws InterruptedException {
        return send(HttpRequest.newBuilder(requests)
                .header("content-type", SealedRequest.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(sealed.copy())));
    }

    /**
     * The gateway's keys, the same ones for all who ask within a while: a gateway that could give each client its own
     * would know a client by its key (RFC 9458, 6).
     */
    Carried keys(Origin origin) throws InterruptedException {
        return inPlace(keyCalls, origin, this::askKeys);
    }

    private Carried askKeys() throws InterruptedException {
        oneAsks.lockInterruptibly();
        try {
            Carried known = knownKeys;
            if (known != null && clock.instant().isBefore(keysUntil)) {
                return known;
            }
            Carried fresh = send(HttpRequest.newBuilder(keys).header("accept", KeyConfiguration.MEDIA_TYPE));
            knownKeys = fresh;
            keysUntil = clock.instant().plus(fresh.isGood() ? limits.keyLife() : AFTER_FAILURE);
            return fresh;
        } finally {
            oneAsks.unlock();
        }
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
