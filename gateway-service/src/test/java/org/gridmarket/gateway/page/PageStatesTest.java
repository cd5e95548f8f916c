package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The first page in each state of the market, at three widths, light and dark. */
final class PageStatesTest extends InBrowser {
    @ParameterizedTest
    @EnumSource
    void the_page_is_readable_in_each_state(ExampleState state) {
        stand.tell(state);
        try (PageBrowser.Tab tab = browser.tab(PHONE, false).show(stand.address())) {
            PageMeasures.requireReadableInEachLook(tab);
        }
    }

    @Test
    void the_page_is_readable_while_it_loads() {
        stand.hold();
        try (PageBrowser.Tab tab = browser.tab(PHONE, false)) {
            tab.page().navigate(stand.address());
            tab.page().waitForSelector("text=Asking the gateway.");

            PageMeasures.requireReadableInEachLook(tab);
        }
    }

    @Test
    void the_page_is_readable_when_its_stream_is_lost() {
        stand.setStreaming(false);
        try (PageBrowser.Tab tab = browser.tab(PHONE, false).show(stand.address())) {
            tab.page().waitForSelector("body[data-stream=bad]");

            PageMeasures.requireReadableInEachLook(tab);
        }
    }

    /** The line that is read first, by state. */
    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(ExampleState.BEFORE_FOUNDING, "There is no market yet.", "quiet"),
                Arguments.of(ExampleState.IN_THE_DAY, "Market in time.", "good"),
                Arguments.of(ExampleState.OVERDUE, "Overdue by 31 s: round 61 is not closed.", "bad"),
                Arguments.of(ExampleState.ORDERER_DEAD, "Frozen: no quorum of orderers", "bad"),
                Arguments.of(ExampleState.PEER_DEAD, "Frozen: no peer has answered", "bad"),
                Arguments.of(ExampleState.GATEWAY_BEHIND, "Catching up: this gateway is 812 blocks behind", "warn"));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void the_verdict_is_the_first_line(ExampleState state, String line, String kind) {
        stand.tell(state);
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            assertThat(tab.page().textContent("#verdict strong")).startsWith(line);
            assertThat(tab.page().getAttribute("#verdict", "class")).contains(kind);
        }
    }

    @Test
    void a_frozen_market_comes_with_the_next_step() {
        stand.tell(ExampleState.ORDERER_DEAD);
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            assertThat(tab.page().textContent("#verdict")).contains("network/start");
        }
    }

    @Test
    void the_gate_clock_tells_round_time_of_day_and_time_left() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            assertThat(tab.page().textContent("#clock"))
                    .contains("15:00") // interval 60 of 15 min
                    .contains("Round 60")
                    .contains("Gate in ");
        }
    }

    @Test
    void before_founding_there_is_no_clock() {
        stand.tell(ExampleState.BEFORE_FOUNDING);
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            assertThat(tab.page().isVisible("#clock")).isFalse();
            assertThat(tab.page().textContent("#view")).contains("not founded yet");
        }
    }

    @Test
    void a_limit_that_is_exceeded_is_counted_and_leads_to_its_interval() {
        stand.tell(ExampleState.LIMIT_EXCEEDED);
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            assertThat(tab.page().textContent("section[data-key=feeders]")).contains("Limits exceeded: 1.");
            assertThat(tab.page().getAttribute("section[data-key=feeders] th a", "href"))
                    .isEqualTo("#/interval/50");
        }
    }

    @Test
    void the_table_goes_from_the_present_backwards() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            List<String> first = PageMeasures.list(tab.page(), """
                    () => [...document.querySelectorAll('section[data-key=table] .scroll tbody th')].slice(0, 3).map((one) => one.textContent)""");

            assertThat(first).containsExactly("15:00 (60)", "14:45 (59)", "14:30 (58)");
        }
    }
}
