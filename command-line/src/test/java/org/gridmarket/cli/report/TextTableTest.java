package org.gridmarket.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void numbers_stand_to_the_right_and_words_to_the_left() {
        TextTable table = new TextTable("name", "wh").row("a", 7).row("bcdef", 1_000);

        assertThat(table).hasToString("""
                name     wh
                a         7
                bcdef  1000
                """);
    }

    @Test
    void keys_become_headings_and_what_is_unknown_a_dash() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("way", "direct");
        first.put("ms", null);

        assertThat(TextTable.of(List.of(first))).hasToString("""
                way     ms
                direct   -
                """);
    }

    @Test
    void a_row_of_another_width_is_a_bug() {
        TextTable table = new TextTable("name", "wh");

        assertThatThrownBy(() -> table.row("a")).hasMessageContaining("1 cells under 2 headings");
    }
}
