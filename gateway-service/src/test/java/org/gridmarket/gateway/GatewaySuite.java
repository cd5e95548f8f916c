package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The whole gateway over its public interface, on the real rules; only Fabric is replaced. One market for all tests. */
abstract class GatewaySuite {
    static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Inject
    HttpServer server;

    @Inject
    LedgerInMemory ledger;

    @Inject
    ReadModel model;

    ManagedChannel channel;

    @BeforeEach
    void connect() {
        channel = ManagedChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        channel.shutdownNow();
        assertThat(channel.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }

    /** Trades once for all tests of this class, and waits until the gateway knows. */
    void traded() throws InterruptedException {
        ledger.with(market -> {
            if (market.round().isBefore(TradedMarket.TRADED.round())) {
                TradedMarket.trade(market);
            }
            return market;
        });
        awaitLedger();
    }

    /** Waits until the gateway has read what is committed. */
    void awaitLedger() throws InterruptedException {
        long newest = ledger.newestBlock();
        assertThat(model.awaitAbove(newest - 1, 20 * SECOND)).isGreaterThanOrEqualTo(newest);
    }

    /** Founds the ledger's clock, once for all tests. */
    void foundClock() throws InterruptedException {
        if (presentClock().hasPresent()) {
            return;
        }
        Clock clock = Clock.real(ledger.with(MarketOnLedger::now));
        ClockCommand.ProposeClock proposal = new ClockCommand.ProposeClock(clock);
        send(MarketOnLedger.DSO_ADMIN, ClockFunctions.NAMES.of(proposal), proposal);
        ClockCommand.ApproveClock approval = new ClockCommand.ApproveClock(clock.digest());
        send(MarketOnLedger.REGULATOR_ADMIN, ClockFunctions.NAMES.of(approval), approval);
        awaitLedger();
    }

    ClockReply presentClock() {
        return LedgerClockGrpc.newBlockingStub(channel).getClock(ClockRequest.getDefaultInstance());
    }

    /** A member's command, past this gateway. */
    Receipt send(Caller.Member member, String function, Record command) {
        return ledger.with(market ->
                market.send(member, function, RecordCodec.text(command)).orThrow());
    }

    /** What the gateway answers by HTTP. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/" + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    SubmitOutcome submit(AccountKeyPair keys, EnergyCommand.Signed command) {
        return submit(operation(keys, ledger.with(MarketOnLedger::nextOperation), command));
    }

    SignedOperation operation(AccountKeyPair keys, OperationId id, EnergyCommand.Signed command) {
        Book lastBook = ledger.with(market -> market.round().next().book());
        return SignedOperations.message(
                EnergyFunctions.of(command), ledger.with(market -> market.signed(keys, id, lastBook, command)));
    }

    SubmitOutcome submit(SignedOperation operation) {
        return RelayGrpc.newBlockingStub(channel).submit(operation);
    }

    EnergyCommand.WithdrawAssets withdrawal(long wh) {
        Interval ahead = ledger.with(market -> market.round().next().book().firstNameable());
        return new EnergyCommand.WithdrawAssets(List.of(new AssetAmount(ahead, Energy.ofWh(wh), Energy.ZERO)));
    }

    static Status.Code refusal(ThrowingCallable call) {
        StatusRuntimeException[] caught = new StatusRuntimeException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, refused -> caught[0] = refused);
        return caught[0].getStatus().getCode();
    }
}
