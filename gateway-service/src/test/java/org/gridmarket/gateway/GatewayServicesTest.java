package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.Reading;
import org.gridmarket.api.v1.ReadingsReport;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.RoundRequest;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.api.v1.WatchRequest;
import org.gridmarket.gateway.meter.Enrolment;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole gateway over its public interface, on the real rules; only Fabric is replaced. One market for all tests. */
@QuarkusTest
class GatewayServicesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Inject
    HttpServer server;

    @Inject
    LedgerInMemory ledger;

    @Inject
    ReadModel model;

    private ManagedChannel channel;

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
    private void traded() throws InterruptedException {
        ledger.with(market -> {
            if (market.round().isBefore(TradedMarket.TRADED)) {
                TradedMarket.trade(market);
            }
            return market;
        });
        long newest = ledger.newestBlock();
        assertThat(model.awaitAbove(newest - 1, 20 * SECOND)).isGreaterThanOrEqualTo(newest);
    }

    private SubmitOutcome submit(AccountKeyPair keys, EnergyCommand.Signed command) {
        return submit(operation(keys, ledger.with(MarketOnLedger::nextOperation), command));
    }

    private SignedOperation operation(AccountKeyPair keys, OperationId id, EnergyCommand.Signed command) {
        Interval lastBook = ledger.with(market -> market.round().next());
        return SignedOperations.message(
                EnergyFunctions.of(command), ledger.with(market -> market.signed(keys, id, lastBook, command)));
    }

    private SubmitOutcome submit(SignedOperation operation) {
        return RelayGrpc.newBlockingStub(channel).submit(operation);
    }

    private EnergyCommand.WithdrawAssets withdrawal(long wh) {
        Interval ahead = ledger.with(market -> market.round().plus(2));
        return new EnergyCommand.WithdrawAssets(List.of(new AssetAmount(ahead, Energy.ofWh(wh), Energy.ZERO)));
    }

    private static Status.Code refusal(ThrowingCallable call) {
        StatusRuntimeException[] caught = new StatusRuntimeException[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(StatusRuntimeException.class, refused -> caught[0] = refused);
        return caught[0].getStatus().getCode();
    }

    @Test
    void a_relayed_operation_is_committed() throws InterruptedException {
        traded();

        SubmitOutcome outcome = submit(EnergyExamples.keyPair(2), withdrawal(5));

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
        assertThat(outcome.getCommitted().getRepeated()).isFalse();
    }

    @Test
    void a_retry_gets_the_first_outcome() throws InterruptedException {
        traded();
        SignedOperation once =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(7));
        SubmitOutcome first = submit(once);

        SubmitOutcome again = submit(once);

        assertThat(again.getCommitted().getRepeated()).isTrue();
        assertThat(again.getCommitted().getResultJson())
                .isEqualTo(first.getCommitted().getResultJson());
    }

    @Test
    void what_the_rules_refuse_comes_back_with_its_code() throws InterruptedException {
        traded();

        SubmitOutcome outcome = submit(EnergyExamples.keyPair(2), withdrawal(Founding.TRADING_LIMIT_WH + 1));

        assertThat(outcome.getRejected().getCode()).isEqualTo("PRODUCTION_LIMIT_EXCEEDED");
    }

    @Test
    void a_key_nobody_knows_is_not_carried() throws InterruptedException {
        traded();

        assertThat(refusal(() -> submit(EnergyExamples.keyPair(999), withdrawal(1))))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void a_prosumer_may_register_though_nobody_knows_its_account() throws InterruptedException {
        traded();

        // bound already, which only the ledger finds: the relay has carried it
        SubmitOutcome outcome =
                submit(EnergyExamples.keyPair(999), new EnergyCommand.RegisterProsumer(Founding.certificate(1)));

        assertThat(outcome.hasRejected()).isTrue();
    }

    @Test
    void a_bad_signature_costs_no_endorsement() throws InterruptedException {
        traded();
        SignedOperation forged =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setLastBook(99)
                        .build();

        assertThat(refusal(() -> submit(forged))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_command_of_members_is_not_relayed() throws InterruptedException {
        traded();
        SignedOperation disguised =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setFunction("energy:closeRound")
                        .build();

        assertThat(refusal(() -> submit(disguised))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_message_above_the_limit_is_refused() {
        byte[] large = new byte[5 * 1024 * 1024];
        SignedOperation operation = SignedOperation.newBuilder()
                .setPayload(ByteString.copyFrom(large))
                .build();

        assertThat(refusal(() -> submit(operation))).isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
    }

    @Test
    void a_large_message_below_the_limit_is_read() {
        byte[] payload = new byte[4 * 1024 * 1024];
        SignedOperation operation = SignedOperation.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .build();

        assertThat(refusal(() -> submit(operation))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void the_market_describes_its_ledger_and_calendar() throws InterruptedException {
        traded();

        var description = MarketGrpc.newBlockingStub(channel).describe(DescribeRequest.getDefaultInstance());

        assertThat(description.getChannel()).isEqualTo(EnergyExamples.TARGET.channel());
        assertThat(description.getCalendarJson()).contains("\"horizon\":" + EnergyExamples.HORIZON);
    }

    @Test
    void the_stream_tells_what_the_ledger_told() throws InterruptedException {
        traded();

        Iterator<TransactionEvents> stream = MarketGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .streamEvents(StreamEventsRequest.getDefaultInstance());

        assertThat(stream.next().getEventsJson()).startsWith("[{\"type\":\"RuleProposed\"");
        assertThat(stream.next().getEventsJson()).startsWith("[{\"type\":\"RuleEffective\"");
    }

    @Test
    void the_instance_is_that_of_the_round_after_the_last_final_interval() throws InterruptedException {
        traded();

        String json = MarketGrpc.newBlockingStub(channel)
                .getInstance(RoundRequest.newBuilder().setRound(2).build())
                .getJson();

        assertThat(RecordCodec.of(SealedInstance.class).read(json).round()).isEqualTo(Interval.of(2));
    }

    @Test
    void the_instance_of_a_later_round_does_not_exist_yet() throws InterruptedException {
        traded();

        assertThat(refusal(() -> MarketGrpc.newBlockingStub(channel)
                        .getInstance(RoundRequest.newBuilder().setRound(9).build())))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void candidate_interval_and_book_are_told() throws InterruptedException {
        traded();
        var market = MarketGrpc.newBlockingStub(channel);

        assertThat(market.getCandidate(RoundRequest.newBuilder().setRound(1).build())
                        .getJson())
                .contains("\"energyWh\":1000");
        assertThat(market.getInterval(
                                IntervalRequest.newBuilder().setInterval(1).build())
                        .getJson())
                .contains("\"status\":\"FINALISED\"");
        assertThat(market.getBook(RoundRequest.newBuilder().setRound(0).build()).getJson())
                .contains("\"sealed\":true");
    }

    @Test
    void only_public_accounts_are_shown() throws InterruptedException {
        traded();
        var market = MarketGrpc.newBlockingStub(channel);

        assertThat(market.getPublicAccount(account(1)).getJson()).contains("\"meter\":\"meter-1\"");
        assertThat(refusal(() -> market.getPublicAccount(account(999)))).isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    private static AccountRequest account(int number) {
        return AccountRequest.newBuilder()
                .setAccount(
                        SignedOperations.bytes(EnergyExamples.account(number).key()))
                .build();
    }

    @Test
    void a_meter_enrols_and_waits() throws InterruptedException {
        traded();
        AccountKeyPair keys = EnergyExamples.keyPair(500);
        Enrolment wish = new Enrolment(
                new MeterId("meter-new"),
                keys.publicKey(),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(1), Energy.ofWh(2)));
        EnrolRequest.Builder request = EnrolRequest.newBuilder()
                .setMeter("meter-new")
                .setKey(SignedOperations.bytes(keys.publicKey().key()))
                .setFeeder("f1")
                .setLPlusWh(1)
                .setLMinusWh(2)
                .setSignature(SignedOperations.bytes(keys.sign(wish.signingBytes())));
        var meter = MeterGrpc.newBlockingStub(channel);

        assertThat(meter.enrol(request.build()).getStatus()).isEqualTo("WAITING");
        assertThat(refusal(() -> meter.enrol(request.setLPlusWh(9).build()))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void readings_must_fit_the_hashes_that_go_to_the_ledger() throws InterruptedException {
        traded();
        Bytes salt = Bytes.utf8("sixteen bytes xx");
        Interval past = TradedMarket.BOOK;
        var hash = ReadingHash.of(Founding.meter(4), past, new NetEnergy(-300), salt);
        SignedOperation hashes = operation(
                Founding.meterKeys(4),
                ledger.with(MarketOnLedger::nextOperation),
                new EnergyCommand.ReportReadings(List.of(hash)));
        Reading reading = Reading.newBuilder()
                .setInterval(past.index())
                .setNetWh(-299)
                .setSalt(SignedOperations.bytes(salt))
                .build();

        assertThat(refusal(() -> MeterGrpc.newBlockingStub(channel)
                        .reportReadings(ReadingsReport.newBuilder()
                                .setMeter("meter-4")
                                .addReadings(reading)
                                .setHashes(hashes)
                                .build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_meter_watches_what_concerns_it_and_its_account() throws InterruptedException {
        traded();

        var events = MeterGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .watch(WatchRequest.newBuilder().setMeter("meter-1").build());

        List<String> types =
                List.of("RuleProposed", "RuleEffective", "ProsumerRegistered", "AssetsWithdrawn", "OfferPosted");
        for (String type : types) {
            assertThat(events.next().getEventJson()).startsWith("{\"type\":\"" + type + "\"");
        }
    }

    @Test
    void operators_need_their_token() {
        assertThat(refusal(() -> OperatorGrpc.newBlockingStub(channel)
                        .listEnrolments(ListEnrolmentsRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void an_operator_speaks_for_the_organisation() throws InterruptedException {
        traded();
        EnergyCommand.BookMoney booking =
                new EnergyCommand.BookMoney(EnergyExamples.account(5), "by-operator", new Money(5));

        SubmitOutcome outcome = operator()
                .execute(OperatorCommand.newBuilder()
                        .setFunction("energy:bookMoney")
                        .setCommandJson(
                                RecordCodec.of(EnergyCommand.BookMoney.class).write(booking))
                        .build());

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
    }

    @Test
    void an_operator_is_told_where_its_command_is_malformed() {
        assertThat(refusal(() -> operator()
                        .execute(OperatorCommand.newBuilder()
                                .setFunction("energy:bookMoney")
                                .setCommandJson("{ }")
                                .build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    private OperatorGrpc.OperatorBlockingStub operator() {
        Metadata token = new Metadata();
        token.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + TestSettings.TOKEN);
        return OperatorGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token));
    }

    @Test
    void the_dashboard_and_its_numbers_are_served() throws Exception {
        traded();

        assertThat(page("")).contains("<title>Gridmarket</title>");
        assertThat(page("api/market")).contains("\"lastFinal\":1");
        assertThat(page("api/intervals?from=1&to=1"))
                .contains("\"tradedWh\":1000")
                .contains("\"offeredWh\":1000");
        assertThat(page("api/intervals/1")).contains("\"group\":\"f1\",\"soldWh\":1000,\"boughtWh\":0");
        assertThat(page("api/rounds/1")).contains("\"energyWh\":1000");
        assertThat(page("api/prosumers")).contains("\"meter\":\"meter-1\"");
        assertThat(page("api/transactions/summary")).contains("energy:postOffers");
        assertThat(page("q/metrics")).contains("gridmarket_readmodel_lag");
        assertThat(page("q/health")).contains("\"status\": \"UP\"");
    }

    private URL url(String path) throws MalformedURLException {
        return URI.create("http://localhost:" + server.getPort() + "/" + path).toURL();
    }

    private String page(String path) throws Exception {
        try (var stream = url(path).openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_wrong_question_is_answered_with_what_is_wrong() throws Exception {
        traded();

        var connection = (HttpURLConnection) url("api/intervals?from=5&to=4").openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("from 5 to 4");
    }

    @Test
    void a_submission_travels_unchanged() {
        Submission submission = new Submission(
                EnergyExamples.account(1),
                EnergyExamples.operation(1),
                Interval.of(-3),
                Bytes.utf8("{}"),
                Bytes.utf8("s"));

        assertThat(SignedOperations.submission(SignedOperations.message("energy:claim", submission)))
                .isEqualTo(submission);
    }
}
