package org.gridmarket.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How numbers, times and constants are written on the pages. */
final class PageWordsTest extends InBrowser {
    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("money('0')", "0.00"),
                Arguments.of("money('999')", "0.000"),
                Arguments.of("money('1999')", "0.001"),
                Arguments.of("money('-1500')", "−0.001"),
                Arguments.of("money('1239999')", "1.23"),
                Arguments.of("money('-2000000')", "−2.00"),
                Arguments.of("money('9007199254740993000000').replaceAll(/\\D/g, '')", "900719925474099300"),
                Arguments.of("price(145)", "0.145"),
                Arguments.of("kWh(1250)", "1.25 kWh"),
                Arguments.of("meanPrice('540', 0)", "null"),
                Arguments.of("meanPrice('540', 3)", "180"),
                Arguments.of("moment(null)", "never"),
                Arguments.of("span(119400)", "119 s"),
                Arguments.of("span(120000)", "2 min"),
                Arguments.of("span(7200000)", "2 h"),
                Arguments.of("span(172800000)", "2 days"),
                Arguments.of("percent(0, 0)", "0 %"),
                Arguments.of("percent(1, 0)", "over 100 %"),
                Arguments.of("percent(1, 3)", "33 %"),
                Arguments.of("words('NOT_FOUNDED')", "not founded"),
                Arguments.of("words('REGULATOR_ADMIN')", "regulator admin"),
                Arguments.of("sentence('market in time')", "Market in time."),
                Arguments.of("sentence('Is it?')", "Is it?"),
                Arguments.of("sentence('')", ""),
                Arguments.of("count(1, 'interval', 'intervals')", "1 interval"),
                Arguments.of("count(2, 'interval', 'intervals')", "2 intervals"),
                Arguments.of("sinceRound(-2000000000)", "the first round"),
                Arguments.of("sinceRound(40)", "round 40"),
                Arguments.of("timeOf({ realIntervalMillis: 2500, intervalMinutes: 15 }, 97)", "00:15"),
                Arguments.of("timeOf({ realIntervalMillis: 2500, intervalMinutes: 15 }, -1)", "23:45"),
                Arguments.of("dayAndTime({ realIntervalMillis: 2500, intervalMinutes: 15 }, 97)", "day 1, 00:15"),
                Arguments.of("dayName({ realIntervalMillis: 2500, intervalMinutes: 15 }, 3, 288)", "Day 3"));
    }

    private PageBrowser.@Nullable Tab tab;

    @AfterAll
    void leave() {
        if (tab != null) {
            tab.close();
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void what_a_page_shows_is_written_so(String call, String text) {
        assertThat(said(call)).isEqualTo(text);
    }

    /** In one tab of the browser, under the gateway's own content policy. */
    private String said(String call) {
        PageBrowser.Tab opened = tab == null ? browser.tab(DESK, false).show(stand.address()) : tab;
        tab = opened;
        return String.valueOf(opened.page()
                .evaluate("async () => { const w = await import('/frame/words.js'); return w." + call + "; }"));
    }
}
