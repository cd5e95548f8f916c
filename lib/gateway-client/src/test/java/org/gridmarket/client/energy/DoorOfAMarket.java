package org.gridmarket.client.energy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import org.gridmarket.api.v1.Committed;
import org.gridmarket.api.v1.Rejected;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.GatewayKey;
import org.gridmarket.oblivious.OpenedRequest;
import org.gridmarket.oblivious.Opening;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** An oblivious gateway resource before a market in memory: the real rules, and none of a gateway's own limits. */
final class DoorOfAMarket implements AutoCloseable {
    private static final RecordCodec<Submission> SUBMISSION = RecordCodec.of(Submission.class);

    private final SecureRandom random = new SecureRandom();
    private final GatewayKey key = GatewayKey.ofSeed(Bytes.of(random.generateSeed(32)));
    private final MarketOnLedger market;
    private final HttpServer server;

    DoorOfAMarket(MarketOnLedger market) throws IOException {
        this.market = market;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext(
                "/ohttp-keys", call -> reply(call, 200, key.configuration().asList()));
        server.createContext("/ohttp", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange call) throws IOException {
        switch (key.open(Bytes.of(call.getRequestBody().readAllBytes()))) {
            case Opening.Refused why -> reply(call, 422, Bytes.utf8(why.name()));
            case OpenedRequest opened -> {
                BinaryRequest request = BinaryRequest.read(opened.plain());
                SignedOperation operation =
                        SignedOperation.parseFrom(request.content().copy());
                Bytes outcome = Bytes.of(outcome(operation).toByteArray());
                reply(call, 200, opened.seal(Padding.pad(new BinaryResponse(200, outcome).octets()), random));
            }
        }
    }

    private SubmitOutcome outcome(SignedOperation operation) {
        Submission submission = new Submission(
                new AccountKey(Bytes.of(operation.getSigner().toByteArray())),
                new OperationId(Bytes.of(operation.getOperationId().toByteArray())),
                new Book(operation.getLastBook()),
                Bytes.of(operation.getPayload().toByteArray()),
                Bytes.of(operation.getSignature().toByteArray()));
        SubmitOutcome.Builder outcome = SubmitOutcome.newBuilder();
        return switch (market.send(operation.getFunction(), SUBMISSION.write(submission))) {
            case Decision.Accepted<Receipt>(Receipt receipt) ->
                outcome.setCommitted(Committed.newBuilder().setResultJson(receipt.result()))
                        .build();
            case Decision.Rejected<Receipt>(Rejection reason) ->
                outcome.setRejected(Rejected.newBuilder().setCode(reason.code().name()))
                        .build();
        };
    }

    private static void reply(HttpExchange call, int status, Bytes content) throws IOException {
        try (call) {
            call.sendResponseHeaders(status, content.length());
            call.getResponseBody().write(content.copy());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
