package org.gridmarket.testbed.privacy.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.gridmarket.testbed.privacy.linkage.Guess;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.junit.jupiter.api.Test;

/** A few mixes of few homes; {@code gridmarket linkage --sessions 400} runs the full experiment. */
final class LinkageExperimentTest {
    private static final int SESSIONS = 20;
    private static final int HOMES = 8;

    @Test
    void homes_that_are_alike_are_not_linked_better_than_chance() {
        LinkageResult result = run(Street.ofSimilarHomes(HOMES));

        assertThat(result.accounts()).isEqualTo(SESSIONS * HOMES);
        assertThat(result.isHidden()).as("right matches %s", result.right()).isTrue();
    }

    @Test
    void the_same_script_links_the_leaky_variant_clearly() {
        LinkageResult result = run(Street.leaky(HOMES));

        assertThat(result.right().get(Guess.FINGERPRINT)).isGreaterThan(2 * result.bound());
        assertThat(result.isHiddenWithoutPast())
                .as("right matches %s", result.right())
                .isTrue();
    }

    @Test
    void the_same_seed_gives_the_same_counts() {
        assertThat(run(Street.leaky(5))).isEqualTo(run(Street.leaky(5)));
    }

    @Test
    void the_bound_is_s_plus_3_1_roots_of_s() {
        assertThat(new LinkageResult(400, 8_000, new TreeMap<>()).bound()).isEqualTo(462);
    }

    private static LinkageResult run(Street street) {
        return new LinkageExperiment(street, 1).run(SESSIONS, asked -> {});
    }
}
