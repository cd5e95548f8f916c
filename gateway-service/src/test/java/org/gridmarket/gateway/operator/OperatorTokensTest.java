package org.gridmarket.gateway.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OperatorTokensTest {
    /** Of "a token of anna's", by sha256sum. */
    private static final String ANNA = "059477b027ea2fb7e2e6662cf2c04c28f08aa795445a847eb49928919c8e336f";

    private static final String OTHER = "0".repeat(64);

    @TempDir
    Path folder;

    private OperatorTokens read(String... lines) throws IOException {
        return OperatorTokens.read(Files.write(folder.resolve("operators"), List.of(lines)));
    }

    @Test
    void a_token_tells_whose_it_is() throws IOException {
        OperatorTokens tokens = read("# who may act", "", "ben " + OTHER, "anna  " + ANNA);

        assertThat(tokens.nameOf("a token of anna's")).contains("anna");
        assertThat(tokens.nameOf("a token of nobody")).isEmpty();
    }

    @Test
    void a_line_that_is_no_operator_is_named() {
        assertThatThrownBy(() -> read("anna " + ANNA, "a shared token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("operators:2: not 'NAME HASH'");
    }

    @Test
    void two_operators_share_neither_name_nor_token() {
        assertThatThrownBy(() -> read("anna " + ANNA, "anna " + OTHER)).hasMessageContaining("operators:2");
        assertThatThrownBy(() -> read("anna " + ANNA, "ben " + ANNA)).hasMessageContaining("operators:2");
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> OperatorTokens.read(folder.resolve("nowhere"))).hasMessageContaining("nowhere");
    }
}
