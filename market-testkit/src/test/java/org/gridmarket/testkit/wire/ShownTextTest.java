package org.gridmarket.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.wire.ShownText;
import org.gridmarket.testkit.energy.Founding;
import org.junit.jupiter.api.Test;

final class ShownTextTest {
    private static final String LONG = "x".repeat(10_000);

    @Test
    void a_short_text_is_shown_as_it_is() {
        assertThat(ShownText.of("Straße 5, 東京")).isEqualTo("Straße 5, 東京");
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(ShownText.of(LONG)).isEqualTo("x".repeat(ShownText.LENGTH) + "..");
        assertThat(ShownText.of("x".repeat(ShownText.LENGTH))).doesNotContain("..");
    }

    @Test
    void what_cannot_be_seen_is_escaped() {
        assertThat(ShownText.of("\uFEFFt,f\u0000\n\t")).isEqualTo("\\uFEFFt,f\\u0000\\u000A\\u0009");
        assertThat(ShownText.of("a\u202Eb\u2066c\u00A0d\u2028")).isEqualTo("a\\u202Eb\\u2066c\\u00A0d\\u2028");
        assertThat(ShownText.of("\uD800")).isEqualTo("\\uD800");
    }

    @Test
    void a_character_of_two_halves_is_never_cut_in_two() {
        assertThat(ShownText.of("\uD83D\uDE00".repeat(50))).isEqualTo("\uD83D\uDE00".repeat(ShownText.LENGTH) + "..");
    }

    @Test
    void no_refusal_repeats_what_a_caller_sent_at_length_or_with_characters_that_cannot_be_seen() {
        String nasty = "\u202E" + LONG;
        for (List<String> call : List.of(
                List.of(nasty, "{}"),
                List.of("energy:" + nasty, "{}"),
                List.of("energy:readProposal", "{\"id\":\"" + nasty + "\"}"),
                List.of("energy:approveRules", "{\"id\":\"" + nasty + "\",\"digest\":\"00\"}"),
                List.of("energy:readMeter", "{\"meter\":\"" + nasty + "\"}"),
                List.of("energy:readAccount", "{\"account\":\"" + nasty + "\"}"),
                List.of("energy:claim", nasty),
                List.of("energy:bookMoney", "{\"account\":\"\\u" + nasty + "\"}"))) {
            assertThat(Founding.market().send(call.getFirst(), call.getLast()))
                    .isInstanceOfSatisfying(
                            Decision.Rejected.class,
                            refused -> assertThat(refused.reason().text())
                                    .hasSizeLessThan(400)
                                    .doesNotContain("\u202E"));
        }
    }

    @Test
    void the_name_of_a_group_is_shown_so_too() {
        assertThatThrownBy(() -> new GroupId(LONG)).hasMessageContaining("x..");
    }
}
