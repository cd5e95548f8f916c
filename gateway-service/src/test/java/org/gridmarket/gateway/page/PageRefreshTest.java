package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What a refresh costs, what it leaves alone, and what a page says when it cannot refresh. */
final class PageRefreshTest extends InBrowser {
    private static final String FOCUS = "() => document.activeElement.getAttribute('href')";

    private PageBrowser.Tab shown() {
        PageBrowser.Tab tab = browser.tab(DESK, false).show(stand.address());
        tab.page().waitForSelector("body[data-stream=good]");
        return tab;
    }

    /** News of a block, and the page that it leads to. */
    private void refresh(Page page, ExampleState changed, String sign) {
        stand.tell(changed);
        stand.tellBlock(1_000);
        page.waitForSelector("text=" + sign);
    }

    @Test
    void a_refresh_is_one_question() {
        try (PageBrowser.Tab tab = shown()) {
            assertThat(stand.takeQuestions()).containsExactly("/api/v1/pages/energy/day");

            refresh(tab.page(), ExampleState.OVERDUE, "Overdue by 31 s");

            assertThat(stand.takeQuestions()).containsExactly("/api/v1/pages/energy/day");
        }
    }

    @Test
    void the_focus_stays_in_a_figure_over_a_refresh() {
        try (PageBrowser.Tab tab = shown()) {
            tab.page().focus("div[data-key=energy] a[href='#/interval/45']");

            refresh(tab.page(), ExampleState.OVERDUE, "Overdue by 31 s");

            assertThat(tab.page().evaluate(FOCUS)).isEqualTo("#/interval/45");
        }
    }

    @Test
    void the_focus_stays_in_the_table_when_a_row_comes_in_above() {
        try (PageBrowser.Tab tab = shown()) {
            tab.page().focus("section[data-key=table] .scroll a[href='#/interval/58']");

            refresh(tab.page(), ExampleState.OVERDUE, "Overdue by 31 s");

            assertThat(tab.page().isVisible("section[data-key=table] .scroll a[href='#/interval/61']"))
                    .isTrue();
            assertThat(tab.page().evaluate(FOCUS)).isEqualTo("#/interval/58");
        }
    }

    @Test
    void what_a_reader_has_opened_stays_open() {
        try (PageBrowser.Tab tab = shown()) {
            tab.page().click("details[data-key=peaks] summary");

            refresh(tab.page(), ExampleState.OVERDUE, "Overdue by 31 s");

            assertThat(tab.page().getAttribute("details[data-key=peaks]", "open"))
                    .isNotNull();
        }
    }

    @Test
    void a_figure_is_one_tab_stop_and_arrows_move_within() {
        try (PageBrowser.Tab tab = shown()) {
            assertThat(tab.page()
                            .locator("div[data-key=energy] a[tabindex='0']")
                            .count())
                    .isEqualTo(1);

            tab.page().focus("div[data-key=energy] a[tabindex='0']");
            tab.page().keyboard().press("ArrowRight");
            tab.page().keyboard().press("ArrowRight");

            assertThat(tab.page().evaluate(FOCUS)).isEqualTo("#/interval/30");
            assertThat(tab.page()
                            .locator("div[data-key=energy] a[tabindex='0']")
                            .count())
                    .isEqualTo(1);
            assertThat(tab.page().textContent("div[data-key=energy] .readout")).startsWith("Interval 30, 07:30");
        }
    }

    @Test
    void the_tab_stop_of_a_figure_stays_over_a_refresh() {
        try (PageBrowser.Tab tab = shown()) {
            tab.page().focus("div[data-key=energy] a[href='#/interval/45']");
            tab.page().focus("#find");

            refresh(tab.page(), ExampleState.OVERDUE, "Overdue by 31 s");

            assertThat(tab.page().getAttribute("div[data-key=energy] a[tabindex='0']", "href"))
                    .isEqualTo("#/interval/45");
        }
    }

    @Test
    void a_gateway_that_does_not_answer_is_told_with_the_time_of_what_is_shown() {
        try (PageBrowser.Tab tab = shown()) {
            stand.setAnswering(false);
            stand.tellBlock(1_000);
            tab.page().waitForSelector("body[data-state=unanswered]");

            assertThat(tab.page().textContent("#verdict"))
                    .contains("does not answer")
                    .contains("What is shown is of ");
            assertThat(tab.page().isVisible("section[data-key=table]")).isTrue();
        }
    }

    @Test
    void a_stream_that_is_lost_is_told_and_found_again() {
        try (PageBrowser.Tab tab = shown()) {
            stand.setStreaming(false);
            tab.page().waitForSelector("body[data-stream=bad]");
            assertThat(tab.page().textContent("#stream")).contains("stream lost");

            stand.setStreaming(true);
            tab.page().waitForSelector("body[data-stream=good]");
        }
    }

    @Test
    void the_gate_clock_ticks_without_a_question() {
        try (PageBrowser.Tab tab = shown()) {
            stand.takeQuestions();
            String before = tab.page().textContent("#clock .gate");
            tab.page()
                    .waitForFunction("before => document.querySelector('#clock .gate').textContent !== before", before);

            assertThat(stand.takeQuestions()).isEmpty();
        }
    }
}
