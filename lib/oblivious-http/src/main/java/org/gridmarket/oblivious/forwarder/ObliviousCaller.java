package org.gridmarket.oblivious.forwarder;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.KeyConfiguration;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;
import org.jspecify.annotations.Nullable;

/** Asks one gateway through one forwarder. The keys come through the forwarder too, which gives everybody the same ones. */
public final class ObliviousCaller {
    private static final int UNKNOWN_KEY = 422;
    private static final int OK = 200;

    /** What became of a request. */
    public sealed interface Outcome {
        /** The gateway's answer, which nobody else has seen. */
        record Answered(BinaryResponse response) implements Outcome {}

        /** No answer came back, for this reason; whether the gateway acted on it is not known. */
        record Lost(String reason) implements Outcome {}
    }

    private final HttpClient http;
    private final String gateway;
    private final Duration patience;
    private final RandomGenerator random;
    private volatile @Nullable KeyConfiguration keys;

    /**
     * @param http how to reach the forwarder
     * @param gateway the forwarder's address of the gateway, such as {@code http://forwarder.example:8090/1}
     * @param patience how long an answer may take
     * @param random of cryptographic quality
     */
    public ObliviousCaller(HttpClient http, URI gateway, Duration patience, RandomGenerator random) {
        this.http = http;
        this.gateway = gateway.toString();
        this.patience = patience;
        this.random = random;
    }

    /** Seals, sends, opens; once more under a fresh key when the gateway no longer knows the old one. */
    public Outcome ask(BinaryRequest request) {
        try {
            KeyConfiguration known = keys;
            if (known != null) {
                Optional<Outcome> outcome = ask(request, known);
                if (outcome.isPresent()) {
                    return outcome.get();
                }
            }
            KeyConfiguration fresh = fetchKeys();
            keys = fresh;
            return ask(request, fresh).orElseGet(() -> lost("the gateway does not know the key that it publishes"));
        } catch (IOException broken) {
            return lost(broken.getClass().getSimpleName() + ": " + broken.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return lost("interrupted");
        }
    }

    private KeyConfiguration fetchKeys() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(gateway + "/ohttp-keys"))
                        .timeout(patience)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        return Optional.of(answer)
                .filter(got -> got.statusCode() == OK)
                .flatMap(got -> KeyConfiguration.firstOf(Bytes.of(got.body())))
                .orElseThrow(
                        () -> new IOException("the forwarder gave no usable keys, but status " + answer.statusCode()));
    }

    /** Empty when the gateway does not know the key. */
    private Optional<Outcome> ask(BinaryRequest request, KeyConfiguration to) throws IOException, InterruptedException {
        SealedRequest sealed = SealedRequest.of(to, Padding.pad(request.octets()), random);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(URI.create(gateway + "/ohttp"))
                        .timeout(patience)
                        .header("content-type", SealedRequest.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                sealed.octets().copy()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() == UNKNOWN_KEY) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            return Optional.of(lost("status " + answer.statusCode() + " instead of a sealed answer"));
        }
        return Optional.of(sealed.open(Bytes.of(answer.body()))
                .map(ObliviousCaller::read)
                .orElseGet(() -> lost("the answer was not sealed to this request")));
    }

    private static Outcome read(Bytes plain) {
        try {
            return new Outcome.Answered(BinaryResponse.read(plain));
        } catch (MalformedException unreadable) {
            return lost("the gateway's answer is no binary response: " + unreadable.getMessage());
        }
    }

    private static Outcome lost(String reason) {
        return new Outcome.Lost(reason);
    }
}
