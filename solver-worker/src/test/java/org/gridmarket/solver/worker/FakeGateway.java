package org.gridmarket.solver.worker;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;

/** A gateway that tells and answers what the test has put into it, over a real connection. */
final class FakeGateway implements AutoCloseable {
    private final Server server;
    private final List<TransactionEvents> ledger;
    private final List<StreamObserver<TransactionEvents>> listeners = new ArrayList<>();
    private final List<Long> askedFrom = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<SubmitOutcome> answers = new LinkedBlockingQueue<>();
    private final List<SignedOperation> submitted = Collections.synchronizedList(new ArrayList<>());

    /** @param ledger what it tells; then the stream stays open */
    FakeGateway(List<TransactionEvents> ledger) throws IOException {
        this.ledger = new ArrayList<>(ledger);
        this.server = ServerBuilder.forPort(0)
                .addService(new FakeMarket())
                .addService(new FakeRelay())
                .build()
                .start();
    }

    String endpoint() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Tells more, to whoever is connected and who comes later. */
    void tellNow(List<TransactionEvents> more) {
        synchronized (listeners) {
            ledger.addAll(more);
            listeners.forEach(listener -> more.forEach(listener::onNext));
        }
    }

    void answer(SubmitOutcome outcome) {
        answers.add(outcome);
    }

    List<Long> askedFrom() {
        return askedFrom;
    }

    List<SignedOperation> submitted() {
        return submitted;
    }

    /** Breaks all connections at once. */
    void die() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        die();
    }

    private final class FakeMarket extends MarketGrpc.MarketImplBase {
        @Override
        public void describe(DescribeRequest request, StreamObserver<MarketDescription> reply) {
            reply.onNext(MarketDescription.newBuilder()
                    .setChannel("channel")
                    .setChaincode("chaincode")
                    .build());
            reply.onCompleted();
        }

        @Override
        public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> reply) {
            askedFrom.add(request.getFromBlock());
            synchronized (listeners) {
                listeners.add(reply);
                ledger.stream()
                        .filter(told -> told.getBlock() >= request.getFromBlock())
                        .forEach(reply::onNext);
            }
        }
    }

    private final class FakeRelay extends RelayGrpc.RelayImplBase {
        @Override
        public void submit(SignedOperation operation, StreamObserver<SubmitOutcome> reply) {
            submitted.add(operation);
            SubmitOutcome answer = answers.poll();
            if (answer == null) {
                reply.onError(Status.UNAVAILABLE.asRuntimeException());
            } else {
                reply.onNext(answer);
                reply.onCompleted();
            }
        }
    }
}
