package org.gridmarket.testbed.privacy.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.testbed.privacy.linkage.Guess;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.junit.jupiter.api.Test;

/** One day of few homes each; {@code gridmarket linkage --sessions 400} runs the full experiment. */
final class LinkageExperimentTest {
    private static final int SESSIONS = 12;
    private static final int HOMES = 8;
    private static final Energy STEP = Energy.ofWh(150);

    @Test
    void homes_that_are_alike_are_not_linked_better_than_chance() {
        LinkageResult result = run(Street.protecting(Population.ALIKE, HOMES, STEP));

        assertThat(result.accounts()).isEqualTo(SESSIONS * HOMES);
        assertThat(result.isHidden()).as("right matches %s", result.right()).isTrue();
    }

    @Test
    void the_same_script_links_the_leaky_variant_clearly() {
        LinkageResult result = run(Street.leaky(Population.ALIKE, HOMES));

        assertThat(result.right().get(Guess.FINGERPRINT)).isGreaterThan(2 * result.bound());
        assertThat(result.isHiddenWithoutPast())
                .as("right matches %s", result.right())
                .isTrue();
    }

    @Test
    void the_same_seed_gives_the_same_counts() {
        assertThat(run(Street.leaky(Population.UNLIKE, 5))).isEqualTo(run(Street.leaky(Population.UNLIKE, 5)));
    }

    @Test
    void the_bound_is_s_plus_3_1_roots_of_s() {
        assertThat(new LinkageResult(400, 8_000, new TreeMap<>()).bound()).isEqualTo(462);
    }

    private static LinkageResult run(Street street) {
        return new LinkageExperiment(street, 1).run(SESSIONS, SESSIONS, asked -> {});
    }
}
