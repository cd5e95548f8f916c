package org.gridmarket.testbed.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The game of section 3.6 recomputed: tables 3.2 to 3.4, equations (3.4) and (3.5), figure 3.6. */
class VerificationGameTest {
    private static final double EXACT = 1e-12;
    private static final double PRINTED = 5e-5;

    /** No parameter is 0 or 1, so that no term can hide. */
    private static final VerificationGame ANY =
            new VerificationGame(0.9, 3, 7.5, 1.3, 0.8, 0.05, 0.4, 0.1, 0.06, 2.7, 0.3);

    private static double power(VerificationGame game) {
        return Math.pow(game.rightProbability(), game.runs());
    }

    @Test
    void table_3_2_is_what_the_outcomes_of_figure_3_5_give_the_provider() {
        double right = ANY.rightProbability();
        double execute = -ANY.executing()
                - ANY.availability()
                + ANY.price()
                        * (ANY.runs() * power(ANY) * (right - 1) + right + power(ANY) * ANY.penaltyRate() * (right - 1))
                + ANY.compensation() * (1 - right) * (1 - power(ANY));
        double deceive = -ANY.deceiving()
                - ANY.availability()
                - power(ANY) * ANY.price() * (ANY.runs() + ANY.penaltyRate())
                + ANY.compensation() * (1 - power(ANY));

        assertThat(ANY.executeAndVerify().provider()).isCloseTo(execute, within(EXACT));
        assertThat(ANY.deceiveAndVerify().provider()).isCloseTo(deceive, within(EXACT));
    }

    @Test
    void table_3_3_is_what_the_outcomes_of_figure_3_5_give_the_creator() {
        double right = ANY.rightProbability();
        double deposit = ANY.price() * (ANY.runs() + ANY.penaltyRate());
        double execute = ANY.benefit()
                - deposit * (1 - right) * (1 - power(ANY))
                + (1 - right) * (-ANY.mediationFee() + power(ANY) * ANY.compensation())
                - ANY.verifying()
                - right * ANY.price()
                - ANY.availability();
        double deceive = -ANY.verifying()
                - ANY.mediationFee()
                + power(ANY) * ANY.compensation()
                - ANY.availability()
                - deposit * (1 - power(ANY));

        assertThat(ANY.executeAndVerify().creator()).isCloseTo(execute, within(EXACT));
        assertThat(ANY.deceiveAndVerify().creator()).isCloseTo(deceive, within(EXACT));
    }

    @Test
    void table_3_4_is_what_remains_when_the_compensation_is_the_price() {
        VerificationGame game = new VerificationGame(0.9, 3, 7.5, 1.3, 1.3, 0.05, 0.4, 0.1, 0.06, 2.7, 0.3);
        double loss = game.price() * (1 - power(game)) * (game.runs() + game.penaltyRate() + 1);
        double dishonest = 2 * game.price() - game.mediationFee() - loss;
        double honest = (1 - game.rightProbability()) * (2 * game.price() - game.mediationFee() - loss);

        assertThat(game.worthOfVerifyingTheDishonest()).isCloseTo(dishonest, within(EXACT));
        assertThat(game.worthOfVerifyingTheHonest()).isCloseTo(honest, within(EXACT));
    }

    @Test
    void at_the_share_of_equation_3_4_the_provider_gains_nothing_by_deceiving() {
        VerificationGame game = VerificationGame.ofUnitPrice(0.9905, 2, 50, 0.8, 0.1);
        double verified = game.verifiedShare();

        double honest = verified * game.executeAndVerify().provider()
                + (1 - verified) * game.executeAndPass().provider();
        double dishonest = verified * game.deceiveAndVerify().provider()
                + (1 - verified) * game.deceiveAndPass().provider();

        assertThat(honest).isCloseTo(dishonest, within(EXACT));
    }

    @Test
    void at_the_share_of_equation_3_5_the_creator_gains_nothing_by_passing() {
        VerificationGame game = VerificationGame.ofUnitPrice(0.9905, 2, 50, 0.8, 0.1);
        double executed = game.executedShare();

        double verify = executed * game.executeAndVerify().creator()
                + (1 - executed) * game.deceiveAndVerify().creator();
        double pass = executed * game.executeAndPass().creator()
                + (1 - executed) * game.deceiveAndPass().creator();

        assertThat(verify).isCloseTo(pass, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 0.5", "2, 0, 0.8047", "4, 0, 0.9431", "2, 50, 0.9905"})
    void the_best_probability_of_figure_3_6_is_where_the_slope_is_zero(int runs, double rate, double probability) {
        assertThat(VerificationGame.bestRightProbability(runs, rate)).isCloseTo(probability, within(PRINTED));
    }

    @ParameterizedTest
    @CsvSource({"1, 98", "2, 48", "3, 30", "4, 21"})
    void the_least_penalty_rate_that_makes_jobs_99_percent_right(int runs, int rate) {
        assertThat(VerificationGame.leastPenaltyRate(runs, 0.99)).isEqualTo(rate);
    }

    @Test
    void with_two_runs_and_a_rate_of_50_about_2_percent_are_verified_and_ten_times_as_many_disputed_as_the_text_says() {
        double right = VerificationGame.bestRightProbability(2, 50);
        VerificationGame game = VerificationGame.ofUnitPrice(right, 2, 50, 1, 0.1);

        assertThat(game.verifiedShare()).isCloseTo(0.01942, within(5e-6));
        assertThat(game.disputedShare()).isCloseTo(0.00195, within(5e-6));
        assertThat(game.verifiedShare() * (1 - right)).as("the text's 0.02 %").isLessThan(0.0002);
    }

    @Test
    void in_a_deterministic_sandbox_providers_cheat_with_half_the_cost_of_verifying() {
        VerificationGame game = VerificationGame.ofUnitPrice(1, 1, 48, 1, 0.1);

        assertThat(game.verifiedShare()).isCloseTo(0.02, within(EXACT));
        assertThat(1 - game.executedShare()).isCloseTo(0.05, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 3", "1.9, 3", "2.1, 4"})
    void in_a_deterministic_sandbox_only_types_3_and_4_exist(double verifying, int type) {
        assertThat(VerificationGame.ofUnitPrice(1, 1, 48, 1, verifying).typeOfCreator())
                .isEqualTo(type);
    }

    @Test
    void a_draw_of_201_in_10000_makes_honesty_dominant_at_a_rate_of_48() {
        assertThat(VerificationGame.leastAuditRate(48, 1)).isEqualTo(201);
    }
}
