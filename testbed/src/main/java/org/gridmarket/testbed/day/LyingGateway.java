package org.gridmarket.testbed.day;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import org.gridmarket.api.v1.Committed;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.Rejected;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.process.PartFailedException;

/**
 * A gateway that speaks the real protocol and lies: it stands before a real one and withholds, moves, repeats, invents and
 * spoils what that one tells, names heights that there cannot be, and answers operations with what never happened. For days
 * that are to show that one such gateway costs its clients nothing (ADR 12).
 */
final class LyingGateway implements AutoCloseable {
    private static final long HIGHEST = 1L << 62;

    /** One transaction in so many is told wrongly: seldom enough that the truth between makes amends. */
    private static final int ONE_LIE_IN = 8;

    private final ManagedChannel honest;
    private final Server server;
    private final Map<String, LongAdder> lies = new ConcurrentHashMap<>();

    /** @param behind {@code host:port} of the real gateway */
    LyingGateway(String behind) {
        honest = GatewayChannels.open(behind, Optional.empty());
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .addService(new LyingMarket())
                    .addService(new LyingRelay())
                    .build()
                    .start();
        } catch (IOException noPort) {
            throw new PartFailedException("the lying gateway cannot listen: " + noPort.getMessage(), noPort);
        }
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    /** What it has lied about so far, and how often. */
    Map<String, Long> lies() {
        Map<String, Long> counts = new TreeMap<>();
        lies.forEach((what, count) -> counts.put(what, count.sum()));
        return counts;
    }

    private void lied(String what) {
        lies.computeIfAbsent(what, lie -> new LongAdder()).increment();
    }

    private static boolean lies(int oneIn) {
        return ThreadLocalRandom.current().nextInt(oneIn) == 0;
    }

    @Override
    public void close() {
        server.shutdownNow();
        honest.shutdownNow();
    }

    private final class LyingMarket extends MarketGrpc.MarketImplBase {
        @Override
        public void describe(DescribeRequest request, StreamObserver<MarketDescription> reply) {
            lied("height of the market");
            reply.onNext(MarketGrpc.newBlockingStub(honest).describe(request).toBuilder()
                    .setBlock(HIGHEST)
                    .build());
            reply.onCompleted();
        }

        @Override
        public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> reply) {
            MarketGrpc.newStub(honest).streamEvents(request, new LyingTale(reply));
        }
    }

    /** One stream of the real gateway, spoilt on its way. */
    private final class LyingTale implements StreamObserver<TransactionEvents> {
        private final StreamObserver<TransactionEvents> reader;

        LyingTale(StreamObserver<TransactionEvents> reader) {
            this.reader = reader;
        }

        @Override
        public void onNext(TransactionEvents truth) {
            if (!lies(ONE_LIE_IN)) {
                reader.onNext(truth);
                return;
            }
            switch (ThreadLocalRandom.current().nextInt(6)) {
                case 0 -> lied("withheld"); // and everything after it stands in another place
                case 1 -> {
                    lied("repeated");
                    reader.onNext(truth);
                    reader.onNext(truth);
                }
                case 2 -> {
                    lied("invented");
                    reader.onNext(truth.toBuilder()
                            .setTransactionId("f".repeat(64))
                            .setEventsJson("[{\"type\":\"Swept\",\"interval\":1,\"traded\":0,\"fees\":0}]")
                            .build());
                    reader.onNext(truth);
                }
                case 3 -> {
                    lied("changed");
                    reader.onNext(truth.toBuilder().setEventsJson("[]").build());
                }
                case 4 -> {
                    lied("spoilt");
                    reader.onNext(truth.toBuilder().setEventsJson("[{").build());
                }
                default -> {
                    lied("height");
                    reader.onNext(truth.toBuilder().setBlock(HIGHEST).build());
                }
            }
        }

        @Override
        public void onError(Throwable broken) {
            reader.onError(broken);
        }

        @Override
        public void onCompleted() {
            reader.onCompleted();
        }
    }

    private final class LyingRelay extends RelayGrpc.RelayImplBase {
        @Override
        public void submit(SignedOperation operation, StreamObserver<SubmitOutcome> reply) {
            switch (ThreadLocalRandom.current().nextInt(4)) {
                case 0 -> {
                    lied("said committed, carried nothing");
                    end(reply, committed());
                }
                case 1 -> {
                    lied("said refused, carried nothing");
                    end(reply, refused());
                }
                case 2 -> {
                    lied("carried, said refused");
                    carry(operation);
                    end(reply, refused());
                }
                default -> RelayGrpc.newStub(honest).submit(operation, reply);
            }
        }

        private void carry(SignedOperation operation) {
            RelayGrpc.newStub(honest).submit(operation, new StreamObserver<>() {
                @Override
                public void onNext(SubmitOutcome outcome) {
                    // kept to itself
                }

                @Override
                public void onError(Throwable broken) {
                    // kept to itself
                }

                @Override
                public void onCompleted() {
                    // kept to itself
                }
            });
        }

        private static SubmitOutcome committed() {
            return SubmitOutcome.newBuilder()
                    .setCommitted(Committed.newBuilder()
                            .setResultJson("{}")
                            .setBlock(HIGHEST)
                            .setTransactionId("f".repeat(64)))
                    .build();
        }

        private static SubmitOutcome refused() {
            return SubmitOutcome.newBuilder()
                    .setRejected(Rejected.newBuilder()
                            .setCode("ASSETS_NOT_FREE")
                            .setSource("nowhere")
                            .setDetail("a lie"))
                    .build();
        }

        private static void end(StreamObserver<SubmitOutcome> reply, SubmitOutcome outcome) {
            reply.onNext(outcome);
            reply.onCompleted();
        }
    }
}
