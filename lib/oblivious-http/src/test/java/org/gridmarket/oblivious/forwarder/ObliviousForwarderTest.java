package org.gridmarket.oblivious.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.SealedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the forwarder carries, what it refuses, and what it leaves out. */
class ObliviousForwarderTest {
    private static final ForwarderLimits SMALL =
            new ForwarderLimits(1, 9_000, 9_000, Duration.ofSeconds(20), Duration.ofMinutes(1));
    private static final BinaryRequest REQUEST =
            new BinaryRequest("POST", "https", "g", "/relay", Bytes.utf8("what is asked"));

    static {
        // As where a forwarder runs: the JDK's server is loaded by it, and not before by a gateway of the test.
        try {
            Class.forName(ObliviousForwarder.class.getName());
        } catch (ClassNotFoundException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = Instant.EPOCH;
    private StubGateway gateway;
    private ObliviousForwarder forwarder;

    @BeforeEach
    void open() throws IOException {
        gateway = new StubGateway();
        forwarder = ObliviousForwarder.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(gateway.address()),
                SMALL,
                () -> now);
    }

    @AfterEach
    void close() {
        forwarder.close();
        gateway.close();
        http.shutdownNow();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + forwarder.port() + path);
    }

    private ObliviousCaller caller() {
        return new ObliviousCaller(http, at("/1"), Duration.ofSeconds(20), new SecureRandom());
    }

    private HttpRequest.Builder sealed(int length) {
        return HttpRequest.newBuilder(at("/1/ohttp"))
                .header("content-type", SealedRequest.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[length]));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private byte[] keys() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at("/1/ohttp-keys"))).body();
    }

    @Test
    void a_request_is_answered_through_the_forwarder() {
        assertThat(caller().ask(REQUEST)).isInstanceOf(ObliviousCaller.Outcome.Answered.class);
    }

    @Test
    void no_field_of_the_client_reaches_the_gateway() throws Exception {
        send(sealed(100)
                .header("x-forwarded-for", "203.0.113.9")
                .header("forwarded", "for=203.0.113.9")
                .header("cookie", "home=17")
                .header("user-agent", "agent-of-home-17"));

        assertThat(gateway.headers)
                .singleElement()
                .asString()
                .contains(SealedRequest.MEDIA_TYPE)
                .doesNotContainIgnoringCase("forwarded")
                .doesNotContain("203.0.113.9", "home");
    }

    @Test
    void no_field_of_the_gateway_reaches_the_client() throws Exception {
        assertThat(send(sealed(100)).headers().firstValue("x-of-the-gateway")).isEmpty();
    }

    @Test
    void nothing_is_logged() throws Exception {
        List<LogRecord> log = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            caller().ask(REQUEST);
            send(sealed(10_000));
        } finally {
            root.removeHandler(listener);
        }

        assertThat(log).isEmpty();
    }

    @Test
    void everybody_gets_the_same_keys_even_if_the_gateway_would_give_each_its_own() throws Exception {
        byte[] first = keys();
        gateway.key = gateway.key();

        assertThat(keys()).isEqualTo(first);
        now = now.plus(SMALL.keyLife());
        assertThat(keys()).isNotEqualTo(first);
    }

    @Test
    void a_caller_takes_the_new_key_when_the_gateway_no_longer_knows_the_old_one() {
        ObliviousCaller caller = caller();
        caller.ask(REQUEST);
        gateway.key = gateway.key();
        now = now.plus(SMALL.keyLife());

        assertThat(caller.ask(REQUEST)).isInstanceOf(ObliviousCaller.Outcome.Answered.class);
    }

    @Test
    void nothing_else_is_carried() throws Exception {
        assertThat(send(sealed(9_001)).statusCode()).isEqualTo(413);
        assertThat(send(HttpRequest.newBuilder(at("/2/ohttp"))).statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(at("/1/ohttp"))).statusCode()).isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(at("/1/ohttp-keys")).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
        assertThat(send(HttpRequest.newBuilder(at("/1/ohttp")).POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(415);
        assertThat(gateway.headers).isEmpty();
    }

    @Test
    void a_call_too_many_is_refused_while_another_is_carried() throws Exception {
        gateway.mayAnswer.drainPermits();
        CompletableFuture<HttpResponse<byte[]>> first =
                http.sendAsync(sealed(100).build(), HttpResponse.BodyHandlers.ofByteArray());
        gateway.waiting.acquire();

        assertThat(send(sealed(100)).statusCode()).isEqualTo(503);

        gateway.mayAnswer.release();
        assertThat(first.join().statusCode()).isEqualTo(422);
    }

    @Test
    void a_gateway_that_is_away_is_named_as_such() throws Exception {
        gateway.close();

        assertThat(send(sealed(100)).statusCode()).isEqualTo(502);
        assertThat(caller().ask(REQUEST)).isInstanceOf(ObliviousCaller.Outcome.Lost.class);
    }

    @Test
    void what_is_carried_and_what_fails_is_counted_and_told_on_a_port_of_its_own() throws Exception {
        URI counts = URI.create("http://127.0.0.1:" + forwarder.tellCounts(0) + "/");
        caller().ask(REQUEST);
        caller().ask(REQUEST);
        send(sealed(100)); // which the gateway cannot open

        assertThat(forwarder.counts()).isEqualTo(new ForwarderCounts(2, 1));
        assertThat(Bytes.of(send(HttpRequest.newBuilder(counts.resolve(ObliviousForwarder.METRICS)))
                                .body())
                        .toUtf8())
                .contains("# TYPE gridmarket_forwarder_carried_total counter\ngridmarket_forwarder_carried_total 2\n")
                .contains("\ngridmarket_forwarder_failed_total 1\n")
                .contains("# HELP gridmarket_forwarder_places_used ");
        assertThat(send(HttpRequest.newBuilder(counts)).statusCode()).isEqualTo(404);
    }

    @Test
    void who_uses_the_forwarder_is_not_told_its_counts() throws Exception {
        assertThat(send(HttpRequest.newBuilder(at("/"))).statusCode()).isEqualTo(404);
    }

    private HttpClient from(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(address))
                .build();
    }

    @Test
    void one_client_takes_half_of_the_places_and_others_are_carried() throws Exception {
        try (ObliviousForwarder two = ObliviousForwarder.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        List.of(gateway.address()),
                        new ForwarderLimits(2, 9_000, 9_000, Duration.ofSeconds(20), Duration.ofMinutes(1)),
                        () -> now);
                HttpClient flood = from("127.0.0.77")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + two.port() + "/1/ohttp"))
                    .header("content-type", SealedRequest.MEDIA_TYPE)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100]))
                    .build();
            gateway.mayAnswer.drainPermits();
            var held = flood.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            gateway.waiting.acquire();

            HttpResponse<byte[]> second = flood.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(Bytes.of(second.body()).toUtf8()).contains("for your address");
            var other = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            gateway.waiting.acquire();
            gateway.mayAnswer.release(2);
            assertThat(other.join().statusCode()).isEqualTo(422);
            assertThat(held.join().statusCode()).isEqualTo(422);
        }
    }

    @Test
    void a_client_that_never_ends_its_request_is_let_go_and_holds_up_nobody() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), forwarder.port())) {
            slow.getOutputStream()
                    .write(("POST /1/ohttp HTTP/1.1\r\nhost: forwarder\r\ncontent-type: " + SealedRequest.MEDIA_TYPE
                                    + "\r\ncontent-length: 100\r\n\r\nhalf")
                            .getBytes(StandardCharsets.US_ASCII));
            slow.setSoTimeout(30_000);

            assertThat(send(sealed(100)).statusCode()).isEqualTo(422);
            assertThat(slow.getInputStream().read()).isEqualTo(-1); // closed by the forwarder
        }
    }
}
