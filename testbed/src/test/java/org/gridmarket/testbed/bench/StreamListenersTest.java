package org.gridmarket.testbed.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that tells each listener of two transactions, and refuses the fourth listener. */
class StreamListenersTest {
    private static final int PLACES = 3;
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicInteger asked = new AtomicInteger();
    private Server server;

    @BeforeEach
    void serve() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new MarketGrpc.MarketImplBase() {
                    @Override
                    public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> listener) {
                        if (asked.incrementAndGet() > PLACES) {
                            listener.onError(Status.RESOURCE_EXHAUSTED.asRuntimeException());
                            return;
                        }
                        listener.onNext(told(request.getFromBlock(), "a"));
                        listener.onNext(told(request.getFromBlock(), "b"));
                    }
                })
                .build()
                .start();
    }

    private static TransactionEvents told(long block, String transaction) {
        return TransactionEvents.newBuilder()
                .setBlock(block)
                .setTransactionId(transaction)
                .build();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    private StreamListeners open(int count) {
        return new StreamListeners("127.0.0.1:" + server.getPort(), count, 7);
    }

    private static long end() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    }

    @Test
    void every_listener_notes_every_transaction() throws InterruptedException {
        try (StreamListeners listeners = open(PLACES)) {
            for (HearingTimes each : listeners.heard()) {
                assertThat(each.await(2, end())).isTrue();
                assertThat(each.transactions()).containsExactlyInAnyOrder("a", "b");
            }
            assertThat(listeners.cut().transactions()).isEmpty();
        }
    }

    @Test
    void a_stream_that_the_gateway_refuses_is_counted() throws InterruptedException {
        try (StreamListeners listeners = open(PLACES + 1)) {
            assertThat(listeners.cut().await(1, end())).isTrue();
            assertThat(listeners.cut().await(2, System.nanoTime())).isFalse();
        }
    }
}
