package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.api.v1.BookRequest;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.DrawGrpc;
import org.gridmarket.api.v1.DrawShareRequest;
import org.gridmarket.api.v1.IntervalRequest;
import org.gridmarket.api.v1.ListEnrolmentsRequest;
import org.gridmarket.api.v1.ListProposalsRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.OperatorCommand;
import org.gridmarket.api.v1.OperatorGrpc;
import org.gridmarket.api.v1.Proposal;
import org.gridmarket.api.v1.RejectEnrolmentRequest;
import org.gridmarket.api.v1.RoundRequest;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.api.v1.WhoAmIReply;
import org.gridmarket.api.v1.WhoAmIRequest;
import org.gridmarket.gateway.operator.OperatorEndpoint;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** What the gateway tells, and what its operators may do. */
@QuarkusTest
class MarketServicesTest extends GatewaySuite {
    @Inject
    CallerPlaces places;

    private static AccountRequest account(int number) {
        return AccountRequest.newBuilder()
                .setAccount(
                        SignedOperations.bytes(EnergyExamples.account(number).key()))
                .build();
    }

    private OperatorGrpc.OperatorBlockingStub operator() {
        Metadata token = new Metadata();
        token.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + TestSettings.TOKEN);
        return OperatorGrpc.newBlockingStub(channel).withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token));
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
    void the_market_describes_its_ledger_and_calendar() throws InterruptedException {
        traded();

        var description = MarketGrpc.newBlockingStub(channel).describe(DescribeRequest.getDefaultInstance());

        assertThat(description.getChannel()).isEqualTo(EnergyExamples.TARGET.channel());
        assertThat(description.getCalendarJson()).contains("\"horizon\":" + EnergyExamples.HORIZON);
    }

    @Test
    void the_description_tells_how_far_the_market_is() throws InterruptedException {
        traded();

        var present = MarketGrpc.newBlockingStub(channel)
                .describe(DescribeRequest.getDefaultInstance())
                .getPresent();

        assertThat(present.getLastFinal()).isEqualTo(1);
        assertThat(present.getLastClosed()).isEqualTo(1);
        assertThat(present.getOverdueAllowedMs()).isPositive();
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

        assertThat(RecordCodec.of(SealedInstance.class).read(json).round()).isEqualTo(Round.of(2));
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
        assertThat(market.getBook(BookRequest.newBuilder().setRound(0).build()).getJson())
                .contains("\"sealed\":true");
    }

    @Test
    void only_public_accounts_are_shown() throws InterruptedException {
        traded();
        var market = MarketGrpc.newBlockingStub(channel);

        assertThat(market.getPublicAccount(account(1)).getJson()).contains("\"meter\":\"meter-1\"");
        assertThat(refusal(() -> market.getPublicAccount(account(999)))).isEqualTo(Status.Code.PERMISSION_DENIED);
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
    void an_operator_is_told_for_whom_it_acts_and_what_waits_for_approval() throws InterruptedException {
        traded();
        ProposedRules rules = new ProposedRules(
                "tariff-of-this-test",
                Interval.of(500),
                List.of(new RuleChange.SetTariff(new Tariff(new UnitPrice(60), new UnitPrice(320), new UnitPrice(5)))));
        SubmitOutcome outcome = operator()
                .execute(OperatorCommand.newBuilder()
                        .setFunction("energy:proposeRules")
                        .setAsAdministrator(true)
                        .setCommandJson(RecordCodec.of(EnergyCommand.ProposeRules.class)
                                .write(new EnergyCommand.ProposeRules(rules)))
                        .build());
        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
        model.awaitAbove(outcome.getCommitted().getBlock() - 1, 20 * SECOND);

        assertThat(operator().whoAmI(WhoAmIRequest.getDefaultInstance()))
                .isEqualTo(WhoAmIReply.newBuilder()
                        .setOperator("operator-of-tests")
                        .setOrganisation("DSO")
                        .build());
        ListProposalsRequest named =
                ListProposalsRequest.newBuilder().setId(rules.id()).build();
        Proposal expected = Proposal.newBuilder()
                .setRulesJson(RecordCodec.of(ProposedRules.class).write(rules))
                .build();
        assertThat(operator().listProposals(named).getProposalsList()).containsExactly(expected);
        assertThat(operator()
                        .listProposals(ListProposalsRequest.getDefaultInstance())
                        .getProposalsList())
                .contains(expected);
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

    @Test
    void a_wrong_question_is_answered_with_what_is_wrong() throws Exception {
        traded();

        var connection = (HttpURLConnection) url("api/intervals?from=5&to=4").openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("from 5 to 4");
    }

    @Test
    void a_question_that_is_no_number_is_told_so() throws Exception {
        traded();

        var connection = (HttpURLConnection) url("api/intervals?from=abc").openConnection();

        assertThat(connection.getResponseCode()).isEqualTo(400);
        assertThat(new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("'abc' is no interval");
    }

    @Test
    void a_page_that_leaves_gives_its_place_back() throws Exception {
        traded();
        try (var watching = url("api/stream").openStream()) {
            assertThat(watching.read()).isPositive();
            assertThat(places.pages.used()).isEqualTo(1);
        }

        long end = System.nanoTime() + 20 * SECOND;
        while (places.pages.used() > 0) {
            assertThat(System.nanoTime() - end).as("the place is still held").isNegative();
            ledger.with(
                    market -> { // news, at which it is seen that nobody listens
                        market.buyCredit(5, 1);
                        return market;
                    });
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void too_many_questions_of_one_address_are_refused_with_the_bound() throws Exception {
        traded();
        List<Place> asking = new ArrayList<>();
        Optional<Place> free = places.queries.tryTake(new Origin("127.0.0.1"));
        while (free.isPresent()) {
            asking.add(free.get());
            free = places.queries.tryTake(new Origin("127.0.0.1"));
        }

        assertThat(((HttpURLConnection) url("api/market").openConnection()).getResponseCode())
                .isEqualTo(503);
        asking.forEach(Place::close);
        assertThat(page("api/market")).contains("lastFinal");
        assertThat(page("q/metrics")).contains("gridmarket_places_refused_total{of=\"queries\"");
        assertThat(places.queries.used()).isZero();
    }

    @Test
    void the_health_of_a_service_that_is_not_here_is_not_found() {
        var health = HealthGrpc.newBlockingStub(channel);

        assertThat(refusal(() -> health.check(
                        HealthCheckRequest.newBuilder().setService("nobody").build())))
                .isEqualTo(Status.Code.NOT_FOUND);
        assertThat(health.check(HealthCheckRequest.newBuilder()
                                .setService("gridmarket.v1.Relay")
                                .build())
                        .getStatus())
                .isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
    }

    @Test
    void nobody_is_told_what_could_be_asked() {
        assertThat(refusal(() -> ClientCalls.blockingUnaryCall(
                        channel,
                        MarketGrpc.getDescribeMethod().toBuilder()
                                .setFullMethodName("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
                                .build(),
                        CallOptions.DEFAULT,
                        DescribeRequest.getDefaultInstance())))
                .isEqualTo(Status.Code.UNIMPLEMENTED);
    }

    @Test
    void an_act_of_an_operator_stands_in_the_log_with_the_name() throws InterruptedException {
        traded();
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler listener = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(String.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger log = Logger.getLogger(OperatorEndpoint.class.getName());
        log.addHandler(listener);
        try {
            operator()
                    .rejectEnrolment(RejectEnrolmentRequest.newBuilder()
                            .setMeter("meter-of-nobody")
                            .setKey(SignedOperations.bytes(
                                    EnergyExamples.account(7).key()))
                            .build());
        } finally {
            log.removeHandler(listener);
        }

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("operator-of-tests", "rejects the enrolment of meter meter-of-nobody");
    }

    @Test
    void a_gateway_without_a_draw_key_has_no_part_in_draws() {
        DrawShareRequest request =
                DrawShareRequest.newBuilder().setWindow(8).setGroup("f1").build();

        assertThat(refusal(() -> DrawGrpc.newBlockingStub(channel).getDrawShare(request)))
                .isEqualTo(Status.Code.FAILED_PRECONDITION);
    }

    @Test
    void a_draw_of_a_group_that_has_no_name_is_the_callers_mistake() {
        assertThat(refusal(() -> DrawGrpc.newBlockingStub(channel)
                        .getDrawShare(DrawShareRequest.newBuilder().setWindow(8).build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
}
