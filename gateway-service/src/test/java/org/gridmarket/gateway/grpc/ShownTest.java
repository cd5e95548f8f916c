package org.gridmarket.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTest {
    @Test
    void a_short_text_is_shown_as_it_is() {
        assertThat(Shown.text("energy:postOffers äß€")).isEqualTo("energy:postOffers äß€");
    }

    @Test
    void what_cannot_be_seen_is_named() {
        assertThat(Shown.text("a\u202Eb\u0007\uFEFF")).isEqualTo("a\\u202Eb\\u0007\\uFEFF");
    }

    @Test
    void a_long_text_is_cut_and_its_length_told() {
        assertThat(Shown.text("x".repeat(1_000_000))).isEqualTo("x".repeat(40) + " [cut; 1000000 characters]");
    }

    @Test
    void a_sentence_stays_below_what_clients_take_as_header() {
        assertThat(Shown.sentence("\u202E".repeat(100_000))).hasSizeLessThan(8 * 1024);
    }
}
