package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.gridmarket.gateway.meter.Enrolment;
import org.gridmarket.gateway.meter.EnrolmentDesk;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.slots.Origin;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** What the pages are told, each in one answer with its frame. */
@QuarkusTest
class PagesTest extends GatewaySuite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PRICE = 150; // the middle of the band 55 to 245

    @Inject
    EnrolmentDesk desk;

    private JsonNode answer(String path) throws IOException, InterruptedException {
        return JSON.readTree(get("api/v1/pages/" + path).body());
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        return answer(path).get("page");
    }

    @Test
    void a_day_comes_in_its_frame() throws Exception {
        traded();

        JsonNode frame = answer("energy/day").get("frame");

        assertThat(frame.at("/market/condition/state").asText()).isEqualTo("IN_TIME");
        assertThat(frame.at("/market/standing/lastFinal").asInt()).isGreaterThanOrEqualTo(1);
        assertThat(frame.get("peers").asInt()).isEqualTo(1);
    }

    @Test
    void a_day_that_nobody_names_is_the_last_one_with_offers() throws Exception {
        traded();

        JsonNode day = page("energy/day");

        assertThat(day.get("day").asInt()).isZero();
        assertThat(day.get("first").asInt()).isZero();
        assertThat(day.get("last").asInt()).isEqualTo(95);
    }

    @Test
    void an_interval_has_its_money_its_tariff_and_who_solved() throws Exception {
        traded();

        JsonNode column = page("energy/intervals/1").get("column");

        assertThat(column.at("/row/tradedWh").asLong()).isEqualTo(TradedMarket.TRADED_WH);
        assertThat(column.at("/money/valueMicro").asText()).isEqualTo(Long.toString(PRICE * TradedMarket.TRADED_WH));
        assertThat(column.at("/money/feesMicro").asText()).isEqualTo(Long.toString(2 * 5 * TradedMarket.TRADED_WH));
        assertThat(column.at("/tariff/bandLow").asLong()).isEqualTo(55);
        assertThat(column.at("/solved/solver").asText())
                .isEqualTo(EnergyExamples.account(Founding.FIRST_SOLVER).toHex());
    }

    @Test
    void a_day_tells_each_groups_load_and_that_no_limit_is_exceeded() throws Exception {
        traded();

        JsonNode day = page("energy/day?day=0");

        assertThat(day.at("/groups/0/group").asText()).isEqualTo("f1");
        assertThat(day.at("/groups/0/cells/0/soldWh").asLong()).isEqualTo(TradedMarket.TRADED_WH);
        assertThat(day.at("/groups/1/cells/0/boughtWh").asLong()).isEqualTo(TradedMarket.TRADED_WH);
        assertThat(day.get("violations")).isEmpty();
        assertThat(day.at("/sum/tradedWh").asLong()).isEqualTo(TradedMarket.TRADED_WH);
        assertThat(day.at("/sum/solvers/0/rounds").asInt()).isEqualTo(1);
    }

    @Test
    void a_day_without_offers_tells_where_there_are_some() throws Exception {
        traded();

        assertThat(page("energy/day?day=1").get("earlier").asInt()).isZero();
        assertThat(page("energy/day?day=-1").get("later").asInt()).isZero();
        assertThat(page("energy/day?day=1").get("columns")).isEmpty();
    }

    @Test
    void a_round_tells_its_solutions_and_where_it_was_sealed() throws Exception {
        traded();

        JsonNode round = page("energy/rounds/1");

        assertThat(round.at("/candidates/0/energyWh").asLong()).isEqualTo(TradedMarket.TRADED_WH);
        assertThat(round.get("closedBlock").asLong()).isPositive();
        assertThat(round.get("source").asText()).isEqualTo("CANDIDATE");
    }

    @Test
    void a_block_leads_to_its_transactions_and_these_to_what_they_told() throws Exception {
        traded();
        long sealed = page("energy/rounds/1").get("closedBlock").asLong();

        JsonNode block = page("blocks/" + sealed);
        JsonNode transaction =
                page("transactions/" + block.at("/transactions/0/id").asText());

        assertThat(block.at("/transactions/0/function").asText()).isEqualTo("energy:closeRound");
        assertThat(transaction.get("block").asLong()).isEqualTo(sealed);
        assertThat(transaction.at("/events/0/type").asText()).isEqualTo("RoundClosed");
        assertThat(transaction.get("meaning").asText()).isEqualTo("It took effect.");
    }

    @Test
    void what_is_not_there_is_told_within_the_frame() throws Exception {
        traded();

        assertThat(answer("energy/intervals/5000").get("problem").asText()).contains("nothing has been offered");
        assertThat(answer("blocks/100000").get("problem").asText()).contains("has not read block 100000");
        assertThat(answer("transactions/abcdefgh").get("problem").asText()).contains("no transaction");
        assertThat(answer("transactions/abcdefgh")
                        .at("/frame/market/condition/state")
                        .asText())
                .isEqualTo("IN_TIME");
    }

    @Test
    void a_number_that_is_none_is_the_callers_mistake() throws Exception {
        traded();

        for (String path :
                List.of("energy/day?day=x", "energy/day?day=2000000000", "energy/intervals/x", "blocks/-1")) {
            assertThat(get("api/v1/pages/" + path).statusCode()).as(path).isEqualTo(400);
        }
    }

    @Test
    void a_proposal_waits_in_the_inbox_with_its_words_and_the_command() throws Exception {
        traded();
        Interval from = ledger.with(market -> market.round().interval().plus(EnergyExamples.HORIZON + 20));
        ProposedRules rules =
                new ProposedRules("dearer", from, List.of(new RuleChange.SetTariff(EnergyExamples.tariff())));
        ledger.with(market -> market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow());
        awaitLedger();

        JsonNode proposal = page("energy/inbox").at("/proposals/0");

        assertThat(proposal.get("command").asText()).isEqualTo("gridmarket operator approve dearer");
        assertThat(proposal.get("digest").asText()).isEqualTo(rules.digest().toHex());
        assertThat(proposal.get("late").asBoolean()).isFalse();
        assertThat(proposal.at("/changes/0").asText()).contains("a trade costs 55 µ/Wh to 245 µ/Wh");
        assertThat(answer("energy/inbox").at("/frame/waiting").asInt()).isPositive();
    }

    @Test
    void an_enrolment_waits_in_the_inbox_without_the_address_it_came_from() throws Exception {
        traded();
        Enrolment enrolment = new Enrolment(
                new MeterId("meter-new"),
                EnergyExamples.account(700),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(500), Energy.ofWh(600)));
        desk.enrol(
                new EnrolmentDesk.SignedEnrolment(
                        enrolment, EnergyExamples.keyPair(700).sign(enrolment.signingBytes())),
                new Origin("192.0.2.77"));

        String body = get("api/v1/pages/energy/inbox").body();

        assertThat(body).contains("gridmarket operator admit meter-new").doesNotContain("192.0.2.77");
    }

    @Test
    void licences_stand_in_the_inbox() throws Exception {
        traded();

        assertThat(page("energy/inbox").get("licences")).hasSize(2);
    }

    @Test
    void a_refusal_is_counted_with_its_sentence() throws Exception {
        traded();
        submit(EnergyExamples.keyPair(5), withdrawal(Founding.TRADING_LIMIT_WH + 1));

        JsonNode refusals = page("refusals").get("here");

        assertThat(refusals.toString()).contains("PRODUCTION_LIMIT_EXCEEDED").contains("\"by\":\"ledger\"");
        assertThat(refusals.toString()).doesNotContain("No sentence is known");
        assertThat(answer("refusals").at("/frame/refused").asLong()).isPositive();
    }

    @Test
    void the_network_page_knows_peers_solvers_and_this_gateway() throws Exception {
        traded();

        JsonNode network = page("network");

        assertThat(network.at("/peers/0/organisation").asText()).isEqualTo("Dso");
        assertThat(network.at("/peers/0/behind").asLong()).isZero();
        assertThat(network.get("solvers")).hasSize(2);
        assertThat(network.at("/gateway/closes").asBoolean()).isFalse();
        assertThat(network.get("chaincodeVersion").isNull()).isTrue();
    }

    @Test
    void a_gateway_without_a_node_says_so_on_the_page_of_nodes() throws Exception {
        assertThat(answer("nodes").get("problem").asText()).contains("gridmarket.node.socket");
    }
}
