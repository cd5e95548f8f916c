package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The game of section 4.5 recomputed: the known answers of the page, Figs 4.5 and 4.6. */
class StreamGameTest {
    private static final StreamGame PAGE = StreamGame.OF_THE_PAGE;
    private static final StreamGame TEXT = StreamGame.OF_THE_TEXT;
    private static final double MICRO = 0.5;

    private static StreamGame of(int inputs, int tests) {
        return new StreamGame(inputs, tests, 20, 10, 24_000, 35, 10);
    }

    @ParameterizedTest
    @CsvSource({"0, -24000", "0.5, -27000", "0.9, -3307", "1, 12000"})
    void the_corrected_utility_is_convex_so_that_only_none_and_all_compete(double share, double utility) {
        assertThat(PAGE.corrected(share, 0)).isCloseTo(utility, within(MICRO));
    }

    @Test
    void the_printed_utility_lets_a_supplier_gain_by_skipping_a_tenth() {
        assertThat(PAGE.printed(0.9)).isCloseTo(407, within(MICRO));
    }

    @ParameterizedTest
    @CsvSource({
        "12000, 12, 0.01, 11.37",
        "12000, 12, 0.1, 71.77",
        "12000, 12, 0.5, 99.98",
        "1200, 4, 0.01, 3.95",
        "1200, 4, 0.1, 34.43",
        "1200, 4, 0.5, 93.78"
    })
    void planted_tests_catch_who_skips(int inputs, int tests, double share, double percent) {
        assertThat(100 * of(inputs, tests).caught((int) Math.round(share * inputs), 0))
                .isCloseTo(percent, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 93.75", "0.95, 18.55"})
    void who_guesses_all_is_caught_by_a_wrong_guess(double guess, double percent) {
        assertThat(100 * of(1_200, 4).caught(1_200, guess)).isCloseTo(percent, within(0.005));
    }

    @Test
    void outputs_that_are_easily_guessed_need_a_larger_deposit() {
        assertThat(PAGE.leastPenaltyRate(0.95)).isCloseTo(1.696, within(0.0005));
        assertThat(PAGE.leastPenaltyRate(0.5)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.99, 0.0952, 2", "0.99, 0.6321, 11", "0.999, 0.3935, 8"})
    void so_many_replicas_do_not_all_fail(double wanted, double failing, int replicas) {
        assertThat(StreamGame.replicas(wanted, failing)).isEqualTo(replicas);
    }

    @Test
    void by_table_4_7_without_gas_the_break_even_is_57_percent_and_tests_are_worth_an_eighth() {
        assertThat(TEXT.breakEven()).isCloseTo(0.5714, within(5e-5));
        assertThat(TEXT.outcome(true, true).customer()
                        / TEXT.outcome(true, false).customer())
                .isCloseTo(1.125, within(5e-5));
    }

    @Test
    void in_figure_4_5_each_group_earns_about_what_is_expected_and_more_with_every_step_of_honesty() {
        List<double[]> groups = Strategies.suppliers(TEXT::outcome, 100, 1);

        assertThat(groups.getFirst()[99]).isCloseTo(-2_000_000, within(MICRO));
        assertThat(groups.getLast()[99]).isCloseTo(23_916_000, within(MICRO));
        for (int group = 0; group < groups.size(); group++) {
            double share = Strategies.GROUPS.get(group) / 100.0;
            // 500 draws of 259,160 µ apart: three standard deviations of their mean
            double deviation = 100 * 259_160 * Math.sqrt(share * (1 - share) / 500) * 3 + 1;
            assertThat(groups.get(group)[99])
                    .isCloseTo(100 * (share * 239_160 - (1 - share) * 20_000), within(deviation));
        }
        assertThat(groups.stream().map(sums -> sums[99]).toList()).isSorted();
    }

    @Test
    void on_the_contract_all_is_best_for_a_supplier_and_telling_the_tests_for_a_customer() {
        LedgerGame ledger = new LedgerGame();

        assertThat(ledger.gains(true, true)).containsExactly(-1_990L, 1_870L, 20L, 0L, 100L);
        assertThat(ledger.gains(false, true)).containsExactly(-1_990L, -1_970L, 184L, 3_676L, 100L);
        assertThat(ledger.outcome(true, true).supplier())
                .isGreaterThan(ledger.outcome(false, true).supplier());
        assertThat(ledger.outcome(true, true).customer())
                .isGreaterThan(ledger.outcome(true, false).customer());
        assertThat(Strategies.suppliers(ledger::outcome, 100, 1).stream()
                        .map(sums -> sums[99])
                        .toList())
                .isSorted();
    }
}
