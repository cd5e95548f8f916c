package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over real connections: who sends more than a client has room for, costs nobody but itself anything. */
class TooMuchToldTest {
    private static final long PATIENCE_SECONDS = 60;

    /** Room for messages of some 150 kB, of which 15 kB may come unasked. */
    private static final ClientMemory SMALL = ClientMemory.ofHeap(1_000_000);

    /** Events of an honest transaction for which there is room, but not unasked; and those for which there is none. */
    private static final String LONG = "[" + "x".repeat(SMALL.longestUnasked()) + "]";

    private static final String TOO_LONG = "[" + "x".repeat(SMALL.longestEvents()) + "]";

    private final List<Server> servers = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();
    private final BlockingQueue<BlockEvents<String>> heard = new LinkedBlockingQueue<>();

    /** How a gateway tells a transaction to a caller. */
    private interface Telling {
        TransactionEvents of(long block, String eventsJson, StreamEventsRequest caller);
    }

    private static TransactionEvents honestly(long block, String eventsJson, StreamEventsRequest caller) {
        return TransactionMessage.of(block, "t" + block, eventsJson, caller.getLongestEvents());
    }

    private void serve(String organisation, List<String> ledger, Telling telling) throws IOException {
        Server server = NettyServerBuilder.forPort(0)
                .addService(new MarketGrpc.MarketImplBase() {
                    @Override
                    public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> reader) {
                        for (int i = (int) request.getFromBlock(); i < ledger.size(); i++) {
                            reader.onNext(telling.of(i, ledger.get(i), request));
                        }
                    }
                })
                .build()
                .start();
        servers.add(server);
        gateways.add(new Gateway("127.0.0.1:" + server.getPort(), organisation));
    }

    @AfterEach
    void close() {
        servers.forEach(Server::shutdownNow);
    }

    private List<String> hear(GatewayConnections connections, EventFeed<String> feed, int transactions)
            throws InterruptedException {
        Thread.ofVirtual().start(() -> feed.listen(heard::add));
        List<String> events = new ArrayList<>();
        for (int i = 0; i < transactions; i++) {
            BlockEvents<String> next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next)
                    .as("transaction %d of %s", i, connections.gateways())
                    .isNotNull();
            events.addAll(next.events());
        }
        return events;
    }

    @Test
    void a_message_that_is_too_long_costs_its_gateway_its_standing_and_nobody_else() throws Exception {
        List<String> ledger = List.of("[a]", "[b]", "[c]");
        CountDownLatch heardTwice = new CountDownLatch(2);
        serve("LIAR", ledger, (block, events, caller) -> {
            if (block == caller.getFromBlock()) {
                heardTwice.countDown();
            }
            return TransactionEvents.newBuilder()
                    .setBlock(block)
                    .setTransactionId("t" + block)
                    .setEventsJson("x".repeat(SMALL.unaskedBytes()))
                    .build();
        });
        serve("DSO", ledger, TooMuchToldTest::honestly);
        serve("COOPERATIVE", ledger, TooMuchToldTest::honestly);

        try (GatewayConnections connections = new GatewayConnections(gateways, Optional.empty());
                EventFeed<String> feed = new EventFeed<>(connections, 0, List::of, SMALL)) {
            assertThat(hear(connections, feed, 3)).containsExactlyElementsOf(ledger);
            assertThat(heardTwice.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("it is heard again after a while")
                    .isTrue();
            assertThat(feed.standings())
                    .allSatisfy((gateway, standing) -> assertThat(standing.reason())
                            .isEqualTo(
                                    gateway.organisation().equals("LIAR")
                                            ? "told more in one message than the " + SMALL.unaskedBytes()
                                                    + " bytes allowed"
                                            : ""));
        }
    }

    @Test
    void events_that_are_long_are_asked_for_once_their_digest_is_believed() throws Exception {
        List<String> ledger = List.of("[a]", LONG, "[c]");
        serve("DSO", ledger, TooMuchToldTest::honestly);
        serve("COOPERATIVE", ledger, TooMuchToldTest::honestly);

        try (GatewayConnections connections = new GatewayConnections(gateways, Optional.empty());
                EventFeed<String> feed = new EventFeed<>(connections, 0, List::of, SMALL)) {
            assertThat(hear(connections, feed, 3)).containsExactly("[a]", LONG, "[c]");
            assertThat(feed.isAllBelieved()).isTrue();
        }
    }

    @Test
    void who_tells_other_events_than_its_digest_says_is_caught_and_another_is_asked() throws Exception {
        List<String> ledger = List.of("[a]", LONG, "[c]");
        Telling lie = (block, events, caller) -> {
            boolean isAskedForLongOnes = caller.getLongestEvents() == SMALL.longestEvents();
            return honestly(block, isAskedForLongOnes ? events.replace('x', 'y') : events, caller);
        };
        serve("LIAR", ledger, lie);
        serve("DSO", ledger, TooMuchToldTest::honestly);

        for (int i = 0; i < 8; i++) { // whom it asks first is drawn
            try (GatewayConnections connections = new GatewayConnections(gateways, Optional.empty());
                    EventFeed<String> feed = new EventFeed<>(connections, 0, List::of, SMALL)) {
                assertThat(hear(connections, feed, 3)).containsExactly("[a]", LONG, "[c]");
            }
        }
    }

    @Test
    void events_for_which_there_is_no_room_are_passed_over() throws Exception {
        List<String> ledger = List.of("[a]", TOO_LONG, "[c]");
        serve("DSO", ledger, TooMuchToldTest::honestly);
        serve("COOPERATIVE", ledger, TooMuchToldTest::honestly);

        try (GatewayConnections connections = new GatewayConnections(gateways, Optional.empty());
                EventFeed<String> feed = new EventFeed<>(connections, 0, List::of, SMALL)) {
            assertThat(hear(connections, feed, 3)).containsExactly("[a]", "[c]");
            assertThat(feed.standings().values())
                    .extracting(GatewayStanding::caughtEver)
                    .containsOnly(0L);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "-1, 32"})
    void a_digest_or_a_length_that_is_none_ends_a_connection_and_no_client(long length, int digestBytes)
            throws Exception {
        List<String> ledger = List.of("[a]", "[b]");
        serve(
                "LIAR",
                ledger,
                (block, events, caller) -> TransactionEvents.newBuilder()
                        .setBlock(block)
                        .setTransactionId("t" + block)
                        .setLeftOutBytes(length)
                        .setLeftOutDigest(ByteString.copyFrom(new byte[digestBytes]))
                        .build());
        serve("DSO", ledger, TooMuchToldTest::honestly);
        serve("COOPERATIVE", ledger, TooMuchToldTest::honestly);

        try (GatewayConnections connections = new GatewayConnections(gateways, Optional.empty());
                EventFeed<String> feed = new EventFeed<>(connections, 0, List::of, SMALL)) {
            assertThat(hear(connections, feed, 2)).containsExactlyElementsOf(ledger);
        }
    }
}
