package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    @Test
    void a_file_that_is_not_there_is_one_line_with_its_setting() {
        RuntimeException failure = new RuntimeException(
                "Failed to start quarkus",
                new UncheckedIOException("gridmarket.network: cannot read", new NoSuchFileException("/no/network")));

        assertThat(StartFailure.ofSettings(failure))
                .hasValue("gridmarket.network: cannot read: there is no file /no/network");
    }

    @Test
    void a_value_that_means_nothing_is_told_in_its_own_words() {
        assertThat(StartFailure.ofSettings(new RuntimeException(new IllegalArgumentException("no organisation 'x'"))))
                .hasValue("no organisation 'x'");
    }

    @Test
    void a_bug_is_not_taken_for_a_wrong_setting() {
        assertThat(StartFailure.ofSettings(new RuntimeException("start", new NullPointerException("x"))))
                .isEmpty();
    }
}
