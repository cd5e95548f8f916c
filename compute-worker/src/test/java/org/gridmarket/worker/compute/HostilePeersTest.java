package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.worker.compute.net.HttpPeers;
import org.gridmarket.worker.compute.net.MemberRegistry;
import org.gridmarket.worker.compute.work.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever a directory answers, whoever asks it goes on: a directory that stalls would else decide what mediators report. */
@Timeout(30)
class HostilePeersTest {
    private static final Bytes HASH = ComputeExamples.hash("object");

    static {
        ObjectsOverHttpTest.boundRequests(); // whichever test opens the first server
    }

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new IllegalStateException("no port is free", taken);
        }
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpPeers answeredBy(HttpHandler conduct) {
        server.createContext("/", conduct);
        MemberRegistry members = new MemberRegistry();
        members.hear(new ComputeEvent.ComputeMemberRegistered(
                Cast.D.account(),
                new MemberEntry(
                        ComputeExamples.hash("box"),
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        List.of())));
        return new HttpPeers(Cast.JC.keys(), members, GatewayAuthorities.context(Optional.empty()));
    }

    private static void text(HttpExchange exchange, int code, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void an_answer_that_begins_and_never_ends_is_waited_for_until_a_moment_only() {
        HttpPeers peers = answeredBy(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        LedgerTime until = new LedgerTime(System.currentTimeMillis() + 1_500);

        assertThat(peers.directory(Cast.D.account(), until).get(HASH)).isInstanceOf(Reply.Unavailable.class);
        assertThat(peers.directory(Cast.D.account(), until).opening(new MatchId(HASH)))
                .isInstanceOf(Reply.Unavailable.class);
    }

    @Test
    void an_answer_without_end_is_read_no_further_than_a_portion() {
        HttpPeers peers = answeredBy(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] more = new byte[1 << 20];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(more); // until the other side hangs up
            }
        });

        assertThat(peers.directory(Cast.D.account()).get(HASH)).isInstanceOf(Reply.Unavailable.class);
    }

    @Test
    void who_wants_more_than_all_of_an_object_has_not_taken_it() {
        HttpPeers peers = answeredBy(
                exchange -> text(exchange, exchange.getRequestMethod().equals("GET") ? 200 : 202, "0"));

        assertThat(peers.directory(Cast.D.account()).put(Bytes.utf8("an object")))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void who_has_less_than_nothing_of_an_object_is_given_all_of_it() {
        HttpPeers peers = answeredBy(exchange -> text(exchange, 200, "-5"));

        assertThat(peers.directory(Cast.D.account()).put(Bytes.utf8("an object")))
                .isInstanceOf(Reply.Given.class);
    }
}
