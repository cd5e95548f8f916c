package org.gridmarket.middleware.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.middleware.MiddlewareLimits;
import org.junit.jupiter.api.Test;

class OutgoingTest {
    private static final LocalAnswer ANSWER = new LocalAnswer.ListWanted();

    private final AtomicInteger together = new AtomicInteger();
    private final Outgoing outgoing = new Outgoing(together);

    @Test
    void what_waits_is_written_after_the_last_line_was_read() throws InterruptedException {
        outgoing.put(ANSWER);
        outgoing.end();
        outgoing.put(ANSWER);

        assertThat(outgoing.next()).isEqualTo(ANSWER);
        assertThat(outgoing.next()).isNull();
        assertThat(together).hasValue(0);
    }

    @Test
    void whoever_lets_too_much_wait_is_cut_off() throws InterruptedException {
        for (int i = 0; i <= MiddlewareLimits.ANSWERS_WAITING; i++) {
            outgoing.put(ANSWER);
        }

        assertThat(outgoing.next()).isNull();
        outgoing.close();
        assertThat(together).hasValue(0);
    }

    @Test
    void whoever_reads_nothing_for_ten_seconds_is_stuck_and_who_is_written_nothing_is_not()
            throws InterruptedException {
        assertThat(outgoing.isStuck(Long.MAX_VALUE / 4)).isFalse();
        outgoing.put(ANSWER);
        outgoing.next();
        outgoing.writes(5);

        assertThat(outgoing.isStuck(4 + MiddlewareLimits.UNREAD_MILLIS)).isFalse();
        assertThat(outgoing.isStuck(5 + MiddlewareLimits.UNREAD_MILLIS)).isTrue();
    }
}
