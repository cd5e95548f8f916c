package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.api.v1.AllocationMarketReply;
import org.gridmarket.api.v1.AllocationMarketRequest;
import org.gridmarket.api.v1.AllocationMarketsRequest;
import org.gridmarket.api.v1.AllocationMemberReply;
import org.gridmarket.api.v1.AllocationMemberRequest;
import org.gridmarket.api.v1.AllocationProposalRequest;
import org.gridmarket.api.v1.AllocationsGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.allocation.SchemaDraft;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An allocation market through a whole gateway, beside the energy market. */
@QuarkusTest
class AllocationServicesTest extends GatewaySuite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AccountKeyPair MEMBER = EnergyExamples.keyPair(61);

    private AllocationsGrpc.AllocationsBlockingStub allocations;
    private MarketSchema schema;

    @BeforeEach
    void propose() throws InterruptedException {
        foundClock();
        allocations = AllocationsGrpc.newBlockingStub(channel);
        schema = new SchemaDraft(ledger.with(MarketOnLedger::now).plusMillis(60_000))
                .named("seats-" + ledger.newestBlock())
                .make();
        run(MarketOnLedger.DSO_ADMIN, new AllocationCommand.ProposeMarket(schema));
        awaitLedger();
    }

    private void run(Caller.Member member, AllocationCommand.ByMember command) {
        send(member, AllocationFunctions.NAMES.of(command), (Record) command);
    }

    private void found() throws InterruptedException {
        run(MarketOnLedger.REGULATOR_ADMIN, new AllocationCommand.ApproveMarket(schema.name(), schema.digest()));
        run(
                MarketOnLedger.DSO_ADMIN,
                new AllocationCommand.AdmitMembers(
                        schema.name(), List.of(new Admission(MEMBER.publicKey(), List.of("north")))));
        awaitLedger();
    }

    private SubmitOutcome post(AccountKeyPair keys, Offers... offers) {
        AllocationCommand.PostOffers command = new AllocationCommand.PostOffers(
                schema.name(),
                Cycle.FIRST,
                Arrays.stream(offers).map(Offers::make).toList());
        String function = AllocationFunctions.NAMES.of(command);
        return submit(SignedOperations.message(
                function,
                keys.sign(
                        EnergyExamples.TARGET,
                        function,
                        ledger.with(MarketOnLedger::nextOperation),
                        new Book(presentClock().getPresent().getPeriod() + 1),
                        Bytes.utf8(RecordCodec.text(command)))));
    }

    @Test
    void a_supervisor_reads_what_waits_for_it() {
        var waiting =
                allocations
                        .listAllocationMarkets(AllocationMarketsRequest.getDefaultInstance())
                        .getProposalsList()
                        .stream()
                        .filter(each -> each.getMarket().equals(schema.name().text()))
                        .toList();

        assertThat(waiting).hasSize(1);
        assertThat(allocations
                        .getAllocationProposal(AllocationProposalRequest.newBuilder()
                                .setMarket(schema.name().text())
                                .setDigest(waiting.getFirst().getDigest())
                                .build())
                        .getJson())
                .isEqualTo(RecordCodec.of(MarketSchema.class).write(schema));
    }

    @Test
    void an_offer_goes_through_the_relay_into_the_open_book() throws InterruptedException {
        found();

        SubmitOutcome outcome = post(MEMBER, Offers.provide().of(1, 5, 1));
        awaitLedger();

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
        AllocationMarketReply market = allocations.getAllocationMarket(AllocationMarketRequest.newBuilder()
                .setMarket(schema.name().text())
                .build());
        assertThat(market.getMarket().getOffering()).isZero();
        assertThat(market.getCycles(0).getOffers()).isOne();
        AllocationMemberReply member = allocations.getAllocationMember(AllocationMemberRequest.newBuilder()
                .setMarket(schema.name().text())
                .setAccount(ByteString.copyFrom(MEMBER.publicKey().key().copy()))
                .build());
        assertThat(member.getGroupsList()).containsExactly("north");
        assertThat(member.getOffersList()).hasSize(1);
    }

    @Test
    void a_stranger_is_not_carried() throws InterruptedException {
        found();

        assertThat(refusal(
                        () -> post(EnergyExamples.keyPair(62), Offers.provide().of(1, 5, 1))))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void a_market_that_is_none_is_not_found() {
        assertThat(refusal(() -> allocations.getAllocationMarket(AllocationMarketRequest.newBuilder()
                        .setMarket("no-such")
                        .build())))
                .isEqualTo(Status.Code.NOT_FOUND);
    }

    @Test
    void pages_and_meters_tell_of_it() throws Exception {
        found();

        JsonNode page =
                JSON.readTree(get("api/v1/pages/allocation/" + schema.name()).body());

        assertThat(page.at("/page/market/members").asInt()).isOne();
        assertThat(page.at("/page/schema").asText()).startsWith("{\"name\":\"seats-");
        assertThat(get("api/v1/pages/allocation/" + schema.name() + "/cycle/0").body())
                .contains("nothing was told of cycle 0");
        assertThat(get("q/metrics").body())
                .containsPattern("gridmarket_allocation_markets.* [1-9]")
                .contains("gridmarket_allocation_overdue_seconds");
    }
}
