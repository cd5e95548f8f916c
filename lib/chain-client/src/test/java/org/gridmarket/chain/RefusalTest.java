package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefusalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"plain", "", "with: colon", "with [brackets] inside", "two\nlines", "{\"a\":[1]}", "ends ]"})
    void what_the_kernel_writes_is_read_back(String detail) {
        Rejection rejection = new Rejection(ShellRejection.MALFORMED, "wire format", detail);

        assertThat(Refusal.read(rejection.text())).contains(new Refusal("MALFORMED", "wire format", detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal error", "MALFORMED", "MALFORMED: no source", "lower: case [x]", ""})
    void anything_else_is_no_refusal(String text) {
        assertThat(Refusal.read(text)).isEmpty();
    }

    @Test
    void its_text_is_the_kernels() {
        assertThat(new Refusal("MALFORMED", "wire format", "x").text())
                .isEqualTo(new Rejection(ShellRejection.MALFORMED, "wire format", "x").text());
    }
}
