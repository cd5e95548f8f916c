package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.PeriodsReply;
import org.gridmarket.api.v1.PeriodsRequest;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.PurseRequest;
import org.gridmarket.api.v1.PursesGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clock and purse through a whole gateway, beside the energy market. */
@QuarkusTest
class PurseServicesTest extends GatewaySuite {
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void clock() throws InterruptedException {
        foundClock();
    }

    private void book(AccountKeyPair owner, String reference, long micro) throws InterruptedException {
        PurseCommand command = new PurseCommand.BookMoney(owner.publicKey(), reference, new Money(micro));
        ledger.with(
                market -> market.send(MarketOnLedger.DSO, PurseFunctions.NAMES.of(command), RecordCodec.text(command))
                        .orThrow());
        awaitLedger();
    }

    private SubmitOutcome submit(AccountKeyPair keys, PurseCommand.Signed command) {
        String function = PurseFunctions.NAMES.of(command);
        return submit(SignedOperations.message(
                function,
                keys.sign(
                        EnergyExamples.TARGET,
                        function,
                        ledger.with(MarketOnLedger::nextOperation),
                        new Book(presentClock().getPresent().getPeriod() + 1),
                        Bytes.utf8(RecordCodec.text(command)))));
    }

    private PurseReply purse(AccountKeyPair owner) {
        return PursesGrpc.newBlockingStub(channel)
                .getPurse(PurseRequest.newBuilder()
                        .setAccount(ByteString.copyFrom(owner.publicKey().key().copy()))
                        .build());
    }

    @Test
    void the_clock_is_told_to_whoever_signs() {
        ClockReply reply = presentClock();

        assertThat(reply.getClockJson()).contains("\"periodMillis\":60000");
        assertThat(reply.getPresent().getLastNameable())
                .isEqualTo(reply.getPresent().getPeriod() + 1_440);
    }

    @Test
    void what_waits_for_a_seal_is_told_as_the_page_tells_it() throws Exception {
        PeriodsReply reply = LedgerClockGrpc.newBlockingStub(channel).listPeriods(PeriodsRequest.getDefaultInstance());
        JsonNode page = JSON.readTree(get("api/v1/pages/clock").body()).at("/page");

        assertThat(reply.getKeeps()).isEqualTo(page.at("/keepers/here").asBoolean());
        assertThat(reply.getSealed()).isEqualTo(page.at("/sealed").asLong());
        assertThat(reply.getSealsCount()).isEqualTo(page.at("/seals").size());
    }

    @Test
    void the_page_of_the_clock_tells_how_it_was_founded_and_where_it_stands() throws Exception {
        JsonNode page = JSON.readTree(get("api/v1/pages/clock").body()).at("/page");

        assertThat(page.at("/proposals/0/by").asText()).isEqualTo("DSO");
        assertThat(page.at("/founded/terms/digest").asText())
                .isEqualTo(page.at("/proposals/0/terms/digest").asText())
                .hasSize(64);
        assertThat(page.at("/founded/block").asLong())
                .isGreaterThan(page.at("/proposals/0/block").asLong());
        assertThat(page.at("/founded/present/lastNameable").asInt())
                .isEqualTo(page.at("/founded/present/period").asInt() + 1_440);
    }

    @Test
    void the_clock_is_told_to_whoever_watches() throws Exception {
        assertThat(get("q/metrics").body())
                .containsPattern("gridmarket_clock_period\\{?.* -?[0-9]")
                .contains("gridmarket_clock_periods_sealed")
                .contains("gridmarket_clock_seal_overdue_seconds");
    }

    @Test
    void money_that_waits_is_collected_through_the_relay() throws InterruptedException {
        AccountKeyPair owner = EnergyExamples.keyPair(41);
        book(owner, "for-41", 700);
        assertThat(purse(owner).getPayoutsList()).hasSize(1);

        SubmitOutcome outcome = submit(owner, new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, "for-41"))));
        awaitLedger();

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
        assertThat(purse(owner).getHeld()).isEqualTo(700);
        assertThat(purse(owner).getPayoutsList()).isEmpty();
    }

    @Test
    void a_stranger_is_not_carried() {
        assertThat(refusal(() -> submit(EnergyExamples.keyPair(42), new PurseCommand.Redeem(new Money(1)))))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void what_the_rules_refuse_comes_back_with_its_code() throws InterruptedException {
        AccountKeyPair owner = EnergyExamples.keyPair(43);
        book(owner, "for-43", 700);

        assertThat(submit(owner, new PurseCommand.Redeem(new Money(1)))
                        .getRejected()
                        .getCode())
                .isEqualTo("PURSE_TOO_SMALL");
    }

    @Test
    void the_pages_show_all_money_and_one_purse() throws Exception {
        AccountKeyPair owner = EnergyExamples.keyPair(44);
        book(owner, "for-44", 700);

        JsonNode overview = JSON.readTree(get("api/v1/pages/purse").body());
        JsonNode one = JSON.readTree(
                get("api/v1/pages/purse/" + owner.publicKey().toHex()).body());

        assertThat(overview.at("/frame/market/block").asLong()).isPositive();
        assertThat(overview.at("/page/sums")).isNotEmpty();
        assertThat(one.at("/page/payouts/0/amount").asText()).isEqualTo("700");
    }

    @Test
    void money_is_told_to_whoever_watches() throws Exception {
        book(EnergyExamples.keyPair(45), "for-45", 700);

        assertThat(get("q/metrics").body())
                .containsPattern("gridmarket_purse_held_micro\\{.*place=\"payouts\".*} [1-9]")
                .contains("gridmarket_purse_redemptions_waiting");
    }
}
