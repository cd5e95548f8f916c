package org.gridmarket.testbed.household;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamCursorTest {
    @Test
    void a_transaction_counts_once_also_when_another_gateway_tells_its_block_again() {
        StreamCursor cursor = new StreamCursor(0);
        cursor.isNew(3, "a");

        assertThat(cursor.isNew(3, "a")).isFalse();
        assertThat(cursor.isNew(3, "b")).isTrue();
    }

    @Test
    void a_gateway_that_lags_behind_tells_nothing_new() {
        StreamCursor cursor = new StreamCursor(0);
        cursor.isNew(5, "a");

        assertThat(cursor.isNew(4, "x")).isFalse();
    }

    @Test
    void the_newest_block_is_asked_for_again_since_some_of_it_may_be_missing() {
        StreamCursor cursor = new StreamCursor(0);
        cursor.isNew(7, "a");

        assertThat(cursor.block()).isEqualTo(7);
    }
}
