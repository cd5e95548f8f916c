package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a client leaves alone, and for how long. */
class GatewayRestsTest {
    private static final Gateway GATEWAY = new Gateway("127.0.0.1:1", "DSO");

    private final GatewayRests rests = new GatewayRests();

    @Test
    void a_gateway_that_was_not_there_rests_for_a_second() {
        rests.failed(GATEWAY, 0);

        assertThat(rests.isResting(GATEWAY, 999)).isTrue();
        assertThat(rests.isResting(GATEWAY, 1_000)).isFalse();
    }

    @Test
    void rests_double_to_half_a_minute() {
        for (int i = 0; i < 9; i++) {
            rests.failed(GATEWAY, 0);
        }

        assertThat(rests.isResting(GATEWAY, 29_999)).isTrue();
        assertThat(rests.isResting(GATEWAY, 30_000)).isFalse();
    }

    @Test
    void an_answer_ends_the_rest_and_the_next_one_is_short_again() {
        rests.failed(GATEWAY, 0);
        rests.failed(GATEWAY, 0);
        rests.answered(GATEWAY);

        assertThat(rests.isResting(GATEWAY, 0)).isFalse();
        rests.failed(GATEWAY, 0);
        assertThat(rests.isResting(GATEWAY, 1_000)).isFalse();
    }

    @Test
    void who_is_no_gateway_any_more_is_forgotten() {
        rests.failed(GATEWAY, 0);

        rests.keep(List.of());

        assertThat(rests.isResting(GATEWAY, 0)).isFalse();
    }
}
