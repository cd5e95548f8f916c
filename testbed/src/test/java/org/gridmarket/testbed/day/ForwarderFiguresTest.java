package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.metrics.Exposition;
import org.gridmarket.oblivious.forwarder.ForwarderCounts;
import org.junit.jupiter.api.Test;

/** The positive control: what goes past the forwarders is found, whoever counts it. */
class ForwarderFiguresTest {
    private static MetricsPage page(ForwarderCounts counts) {
        Exposition text = new Exposition();
        counts.tell(text);
        return new MetricsPage(text.text());
    }

    private static ForwarderFigures figures(long direct, int sent, int answered, String... gateways) {
        return figures(true, direct, sent, answered, gateways);
    }

    private static ForwarderFigures figures(boolean whole, long direct, int sent, int answered, String... gateways) {
        Map<String, MetricsPage> forwarders = Map.of(
                "forwarder-1", page(new ForwarderCounts(6, 1)),
                "forwarder-2", page(new ForwarderCounts(4, 0)));
        String arrived = String.join("\n", gateways);
        return new ForwarderFigures(
                8,
                direct,
                new ObliviousLink.Sealed(sent, answered),
                whole,
                forwarders,
                Map.of("one", new MetricsPage(arrived), "two", new MetricsPage("")));
    }

    private static String arrived(String account, String door, int count) {
        return "gridmarket_arrived_total{account=\"" + account + "\",door=\"" + door + "\"} " + count + ".0";
    }

    @Test
    void counts_that_agree_are_clean() {
        ForwarderFigures figures = figures(
                0,
                10,
                10,
                arrived("public", "direct", 70),
                arrived("anonymous", "sealed", 9),
                arrived("unread", "sealed", 1));

        assertThat(figures.offences()).isEmpty();
        assertThat(figures.keys())
                .containsEntry("anonymous_operations_by_forwarder", 8L)
                .containsEntry("anonymous_operations_direct", 0L)
                .containsEntry("sealed_requests_carried_by_forwarders", 10L)
                .containsEntry("sealed_requests_opened_by_gateways", 10L);
    }

    @Test
    void answers_that_were_lost_on_their_way_are_no_offence() {
        assertThat(figures(0, 12, 9, arrived("anonymous", "sealed", 11)).offences())
                .isEmpty();
    }

    @Test
    void an_operation_past_the_forwarders_is_found_by_who_sent_it() {
        assertThat(figures(1, 10, 10, arrived("anonymous", "sealed", 10)).offences())
                .singleElement()
                .asString()
                .contains("1 operations of anonymous accounts went past");
    }

    @Test
    void an_operation_past_the_forwarders_is_found_by_the_gateway() {
        assertThat(figures(0, 10, 10, arrived("anonymous", "sealed", 10), arrived("anonymous", "direct", 2))
                        .offences())
                .singleElement()
                .asString()
                .contains("counted 2 requests of anonymous accounts past");
    }

    @Test
    void what_a_forwarder_carried_and_no_gateway_opened_does_not_agree() {
        assertThat(figures(0, 10, 10, arrived("anonymous", "sealed", 9)).offences())
                .singleElement()
                .asString()
                .contains("do not agree");
    }

    @Test
    void what_came_sealed_and_nobody_sent_does_not_agree() {
        assertThat(figures(0, 10, 10, arrived("anonymous", "sealed", 11)).offences())
                .singleElement()
                .asString()
                .contains("do not agree");
    }

    @Test
    void a_public_account_behind_a_forwarder_is_told_too() {
        assertThat(figures(0, 10, 10, arrived("anonymous", "sealed", 9), arrived("public", "sealed", 1))
                        .offences())
                .singleElement()
                .asString()
                .contains("1 sealed requests of public accounts");
    }

    @Test
    void what_a_killed_agent_had_sent_is_missed_by_nobody() {
        assertThat(figures(false, 0, 8, 8, arrived("anonymous", "sealed", 10)).offences())
                .isEmpty();
    }
}
