package org.gridmarket.testbed.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void a_row_of_another_width_is_a_bug() {
        TextTable table = new TextTable("name", "wh");

        assertThatThrownBy(() -> table.row("a")).hasMessageContaining("1 cells under 2 headings");
    }
}
