package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything has an address, and each address shows its thing. */
final class PageAddressesTest extends InBrowser {
    static Stream<Arguments> addresses() {
        return Stream.of(
                Arguments.of("#/day/0", "Day 0"),
                Arguments.of("#/interval/50", "Interval 50, 12:30"),
                Arguments.of("#/round/50", "Round 50"),
                Arguments.of("#/block/950", "energy:postOffers"),
                Arguments.of("#/tx/" + ExampleState.TRANSACTION, "OfferPosted"),
                Arguments.of("#/network", "OrdTsoMSP"),
                Arguments.of("#/nodes", "lost, and did not answer"),
                Arguments.of("#/inbox", "gridmarket operator approve tariff-april"),
                Arguments.of("#/allocations", "Waiting for a supervisor (1)"),
                Arguments.of("#/allocation/carpool", "volume, then welfare"),
                Arguments.of("#/allocation/carpool/cycle/3", "Why one got nothing"),
                Arguments.of("#/allocation/carpool/member/" + ExampleState.ACCOUNT, "Money of its postings"),
                Arguments.of("#/streams", "Evidence: transaction"),
                Arguments.of("#/stream/" + ExampleStream.ALLOCATION, "5.0 %"),
                Arguments.of("#/purses", "gridmarket purse confirm"),
                Arguments.of("#/purse/" + ExampleState.ACCOUNT, "transfer-4712"),
                Arguments.of("#/clock", "overdue by"),
                Arguments.of("#/refusals", "More would be withdrawn"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void each_address_shows_its_thing_readably_in_each_look(String address, String sign) {
        try (PageBrowser.Tab tab = browser.tab(PHONE, false).show(stand.address() + address)) {
            assertThat(tab.page().textContent("#view")).contains(sign);
            PageMeasures.requireReadableInEachLook(tab);
        }
    }

    @Test
    void an_address_that_leads_nowhere_says_so() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address() + "#/interval/99")) {
            assertThat(tab.page().textContent("#view")).contains("This address leads nowhere");
        }
    }

    @Test
    void a_column_leads_to_its_interval_and_back_to_the_day() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            Page page = tab.page();
            page.focus("div[data-key=feeders] a[href='#/interval/50']");
            page.keyboard().press("Enter");
            page.waitForSelector("text=How it stands");
            page.click("text=its day");
            page.waitForSelector("section[data-key=feeders]");

            assertThat(page.url()).endsWith("#/day/0");
        }
    }

    @ParameterizedTest
    @MethodSource("searches")
    void what_is_looked_for_is_found(String text, String address) {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address())) {
            tab.page().fill("#find", text);
            tab.page().keyboard().press("Enter");

            tab.page().waitForURL("**" + address);
        }
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                Arguments.of("50", "#/interval/50"),
                Arguments.of("Round 50", "#/round/50"),
                Arguments.of("block 950", "#/block/950"),
                Arguments.of(ExampleState.TRANSACTION, "#/tx/" + ExampleState.TRANSACTION));
    }

    @Test
    void the_inbox_shows_no_command_for_what_is_too_late() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address() + "#/inbox")) {
            assertThat(tab.page().textContent("section[data-key=proposals]"))
                    .contains("gridmarket operator approve tariff-april")
                    .doesNotContain("gridmarket operator approve limits-of-yesterday")
                    .contains("can no longer be approved");
        }
    }

    @Test
    void an_allocation_of_streams_tells_each_lane_what_was_missing_and_who_was_wrong() {
        try (PageBrowser.Tab tab =
                browser.tab(DESK, false).show(stand.address() + "#/stream/" + ExampleStream.ALLOCATION)) {
            assertThat(tab.page().textContent("section[data-key=allocation]")).contains("3 of 60 s, 1200 inputs each");
            assertThat(tab.page().locator("section[data-key=lanes] tbody tr").count())
                    .isEqualTo(2);
            assertThat(tab.page().textContent("section[data-key=epochs]")).contains("5.0 %", "4 tests, concluded");
            assertThat(tab.page().getAttribute("section[data-key=faults] tbody a[href^='#/purse/']", "href"))
                    .isEqualTo("#/purse/" + "c3".repeat(32));
        }
    }

    @Test
    void orderers_that_sign_no_more_are_counted_as_away() {
        stand.tell(ExampleState.ORDERER_DEAD);
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address() + "#/network")) {
            assertThat(tab.page().textContent("section[data-key=orderers]"))
                    .contains("2 of 4 take part; 1 may be away.")
                    .contains("no quorum takes transactions");
        }
    }

    @Test
    void the_page_asks_nobody_else_and_offers_no_act() {
        try (PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address() + "#/inbox")) {
            assertThat(PageMeasures.list(tab.page(), """
                    () => performance.getEntriesByType('resource').map((one) => new URL(one.name).origin)
                      .filter((origin) => origin !== location.origin)""")).isEmpty();
            assertThat(tab.page().locator("#view button, #view form").count()).isZero();
        }
    }
}
