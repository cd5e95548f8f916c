package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.BoardGrpc;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.ReadBoardRequest;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;
import org.junit.jupiter.api.Test;

/** What callers share with each other, each with one that misbehaves and one beside it that is served all the same. */
@QuarkusTest
class CarriersTest extends GatewaySuite {
    /** More than are answered at a time for one address. */
    private static final int MORE_THAN_ALL = CallerLimits.STANDARD.calls() / 2 + 100;

    /** HTTP/2 lets one connection have 100 open. */
    private static final int FOR_ONE_CONNECTION = 90;

    private static final int PIECE = 16 * 1024;
    private static final int LONG_BYTES = 20 * PIECE + 1;

    @Inject
    CallerPlaces places;

    @Inject
    Vertx vertx;

    private ManagedChannel another() {
        return ManagedChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    private static void describe(ManagedChannel channel) {
        MarketGrpc.newBlockingStub(channel)
                .withDeadlineAfter(10, TimeUnit.SECONDS)
                .describe(DescribeRequest.getDefaultInstance());
    }

    /** Headers only. The future has the status with which the call ends. */
    private static <A, B> ClientCall<A, B> halfOpen(
            ManagedChannel channel, MethodDescriptor<A, B> method, CompletableFuture<Status> end) {
        ClientCall<A, B> call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(status);
                    }
                },
                new Metadata());
        return call;
    }

    @Test
    void calls_that_are_reset_before_their_message_leave_their_places() throws InterruptedException {
        for (int opened = 0; opened < MORE_THAN_ALL; opened += FOR_ONE_CONNECTION) {
            ManagedChannel abusive = another(); // after some 200 resets the server closes a connection by itself
            List<ClientCall<?, ?>> calls = new ArrayList<>();
            for (int i = 0; i < FOR_ONE_CONNECTION; i++) {
                calls.add(halfOpen(abusive, MarketGrpc.getDescribeMethod(), new CompletableFuture<>()));
            }
            describe(abusive); // so all before it have arrived
            calls.forEach(call -> call.cancel("abandoned", null));
            abusive.shutdown();
            assertThat(abusive.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }

        describe(channel);
    }

    @Test
    void calls_whose_connection_drops_before_their_message_leave_their_places() throws InterruptedException {
        for (int opened = 0; opened < MORE_THAN_ALL; opened += FOR_ONE_CONNECTION) {
            ManagedChannel abusive = another();
            describe(abusive);
            for (int i = 0; i < FOR_ONE_CONNECTION; i++) {
                halfOpen(abusive, MarketGrpc.getDescribeMethod(), new CompletableFuture<>());
            }
            describe(abusive); // so all before it have arrived
            abusive.shutdownNow();
        }

        describe(channel);
    }

    @Test
    void a_cancelled_call_leaves_the_others_on_its_connection_alone() throws Exception {
        traded();
        Iterator<TransactionEvents> stream = MarketGrpc.newBlockingStub(channel)
                .withDeadlineAfter(60, TimeUnit.SECONDS)
                .streamEvents(StreamEventsRequest.getDefaultInstance());
        stream.next();
        for (int i = 0; i < 150; i++) {
            var answer = MarketGrpc.newFutureStub(channel).describe(DescribeRequest.getDefaultInstance());
            TimeUnit.MICROSECONDS.sleep(i * 10L); // the answer is now here, now on its way, now not begun
            answer.cancel(true);
        }
        long before = model.height();
        ledger.with(market -> {
            market.buyCredit(5, 1);
            return market;
        });

        while (stream.next().getBlock() <= before) {
            // until it tells what happened after all cancels
        }
    }

    @Test
    void a_call_without_a_message_is_closed_after_ten_seconds() throws Exception {
        CompletableFuture<Status> unary = new CompletableFuture<>();
        CompletableFuture<Status> stream = new CompletableFuture<>();
        halfOpen(channel, MarketGrpc.getDescribeMethod(), unary);
        halfOpen(channel, MarketGrpc.getStreamEventsMethod(), stream);
        describe(channel); // a client keeps headers back until it sends something else

        assertThat(unary.get(20, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
        assertThat(stream.get(20, TimeUnit.SECONDS).getDescription())
                .contains("no whole message, and 0 bytes of it in the last 10 s");
    }

    @Test
    void calls_without_a_message_push_out_their_oldest_and_nobody_else() throws Exception {
        List<Place> crowd = new ArrayList<>();
        CompletableFuture<Status> oldest = new CompletableFuture<>();
        halfOpen(channel, MarketGrpc.getDescribeMethod(), oldest);
        describe(channel); // so the one before has arrived
        for (int i = 0; places.arriving.used() < places.arriving.most(); i++) {
            places.arriving.tryTake(new Origin("192.0.2." + i % 9)).ifPresent(crowd::add);
        }

        describe(channel);

        assertThat(oldest.get(5, TimeUnit.SECONDS).getDescription()).contains("others needed its place");
        crowd.forEach(Place::close);
    }

    @Test
    void a_stream_that_ends_by_any_reset_leaves_its_place() throws Exception {
        for (long code : new long[] {0, 2, 8, 11}) {
            HttpClientRequest stream = rawStream();
            awaitStreams(1);

            stream.reset(code);

            awaitStreams(0);
        }
    }

    @Test
    void a_stream_whose_connection_drops_leaves_its_place() throws Exception {
        HttpClientRequest stream = rawStream();
        awaitStreams(1);

        stream.connection().close();

        awaitStreams(0);
    }

    @Test
    void a_stream_that_nobody_reads_holds_up_no_other() throws Exception {
        traded();
        HttpClientRequest unread = rawStream(); // its window takes less than one message
        awaitStreams(1);

        Iterator<TransactionEvents> read = MarketGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .streamEvents(StreamEventsRequest.getDefaultInstance());
        while (read.next().getBlock() < model.height()) {
            // until it has all
        }
        unread.reset(8);
    }

    @Test
    void calls_that_wait_take_nothing_from_those_that_are_answered() {
        List<Place> waiting = hold(places.boardReads);
        List<Place> open = hold(places.streams);

        describe(channel);
        assertThat(refusal(() -> BoardGrpc.newBlockingStub(channel).readBoard(ReadBoardRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        waiting.forEach(Place::close);
        open.forEach(Place::close);
    }

    @Test
    void who_sends_garbage_or_nothing_is_alone_with_it() throws Exception {
        traded();
        List<Socket> strangers = new ArrayList<>();
        byte[] garbage = new byte[20_000];
        new Random(7).nextBytes(garbage);
        for (int i = 0; i < 50; i++) {
            Socket stranger = new Socket("localhost", server.getPort());
            strangers.add(stranger);
            if (i % 2 == 0) {
                stranger.getOutputStream().write(garbage, 0, 1 + i * 100);
            }
        }

        describe(channel);
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    /** All but its last octet: a message that never comes to its end. */
    private HttpClientRequest longMessage() throws Exception {
        HttpClientRequest request = rawRequest("Describe", new Http2Settings());
        request.setChunked(true);
        request.write(Buffer.buffer().appendByte((byte) 0).appendInt(LONG_BYTES));
        request.write(Buffer.buffer(new byte[LONG_BYTES - 1]));
        return request;
    }

    @Test
    void what_has_come_of_a_long_message_counts_until_its_call_has_ended() throws Exception {
        HttpClientRequest message = longMessage();
        awaitUsed(places.messages, LONG_BYTES / PIECE);

        message.reset(8);

        awaitUsed(places.messages, 0);
    }

    @Test
    void long_messages_have_so_much_room_together_and_keep_no_short_one_out() throws Exception {
        List<Place> others = hold(places.messages);
        CompletableFuture<HttpClientResponse> answer =
                longMessage().response().toCompletionStage().toCompletableFuture();

        describe(channel);
        HttpClientResponse refused = answer.get(9, TimeUnit.SECONDS);

        assertThat(refused.getHeader("grpc-status")).isEqualTo(String.valueOf(Status.Code.RESOURCE_EXHAUSTED.value()));
        assertThat(refused.getHeader("grpc-message").replace("%20", " "))
                .contains("of long messages are under way for your address");
        others.forEach(Place::close);
        awaitUsed(places.messages, 0);
    }

    private static List<Place> hold(Slots slots) {
        List<Place> held = new ArrayList<>();
        Origin here = new Origin("127.0.0.1");
        while (true) {
            Optional<Place> place = slots.tryTake(here);
            if (place.isEmpty()) {
                return held;
            }
            held.add(place.get());
        }
    }

    private void awaitStreams(int open) throws InterruptedException {
        awaitUsed(places.streams, open);
    }

    private static void awaitUsed(Slots slots, int wanted) throws InterruptedException {
        long end = System.nanoTime() + 10 * SECOND;
        while (slots.used() != wanted) {
            assertThat(System.nanoTime() - end)
                    .as("%d of %s are held, not %d", slots.used(), slots.name(), wanted)
                    .isNegative();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** An event stream by hand, since a gRPC client knows one kind of reset only. It reads nothing. */
    private HttpClientRequest rawStream() throws Exception {
        HttpClientRequest request = rawRequest("StreamEvents", new Http2Settings().setInitialWindowSize(16));
        request.end(Buffer.buffer(new byte[5])); // an empty message: from block 0
        return request;
    }

    private HttpClientRequest rawRequest(String method, Http2Settings settings) throws Exception {
        HttpClientRequest request = vertx.createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setInitialSettings(settings))
                .request(HttpMethod.POST, server.getPort(), "127.0.0.1", "/gridmarket.v1.Market/" + method)
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
        return request;
    }
}
