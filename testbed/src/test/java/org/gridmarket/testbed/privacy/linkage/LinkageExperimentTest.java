package org.gridmarket.testbed.privacy.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A reduced number of sessions; {@code gridmarket linkage --sessions 400} runs the full experiment. */
final class LinkageExperimentTest {
    private static final int SESSIONS = 12;
    private static final int PARTICIPANTS = 10;

    @Test
    void homes_that_are_alike_are_not_linked_better_than_chance() {
        LinkageResult result = run(Population.ALIKE, TradingRules.PROTECTING);

        assertThat(result.isHidden()).as("right matches %s", result.right()).isTrue();
    }

    @Test
    void the_same_script_links_the_leaky_variant_clearly() {
        LinkageResult result = run(Population.ALIKE, TradingRules.LEAKY);

        assertThat(result.right().get(Guess.FINGERPRINT)).isGreaterThan(2 * result.bound());
    }

    @Test
    void steps_do_not_hide_who_produces() {
        assertThat(run(Population.UNLIKE, TradingRules.PROTECTING).isHidden()).isFalse();
    }

    @Test
    void the_same_seed_gives_the_same_counts() {
        assertThat(run(Population.UNLIKE, TradingRules.LEAKY)).isEqualTo(run(Population.UNLIKE, TradingRules.LEAKY));
    }

    @Test
    void the_bound_is_s_plus_3_1_roots_of_s() {
        assertThat(new LinkageResult(400, 20, new TreeMap<>()).bound()).isEqualTo(462);
    }

    private static LinkageResult run(Population population, TradingRules rules) {
        return new LinkageExperiment(PARTICIPANTS, population, rules, 1).run(SESSIONS, played -> {});
    }
}
