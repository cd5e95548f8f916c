package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class CatchUpTest {
    @Test
    void whoever_begins_is_up_to_date_a_moment_after_the_last_news() throws InterruptedException {
        CatchUp behind = new CatchUp();
        long before = System.nanoTime(); // this thread may be held up after what it heard
        behind.heard();

        behind.awaitQuiet(() -> true);

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isGreaterThanOrEqualTo(1_490);
    }

    @Test
    void nobody_waits_for_news_once_it_is_stopped() throws InterruptedException {
        CatchUp behind = new CatchUp();
        Thread waiting = awaiting(behind, () -> true);

        behind.stop();
        waiting.join();

        assertThat(waiting.isAlive()).isFalse();
    }

    @Test
    void silence_of_gateways_that_are_gone_is_no_sign_of_being_up_to_date() throws InterruptedException {
        CatchUp behind = new CatchUp();
        behind.heard();
        CountDownLatch back = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread waiting = awaiting(behind, () -> {
            asked.countDown();
            return back.getCount() == 0;
        });

        asked.await();
        boolean wasWaiting = waiting.isAlive();
        back.countDown();
        waiting.join();

        assertThat(wasWaiting).isTrue();
    }

    @Test
    void who_has_heard_nothing_at_all_is_not_up_to_date() throws InterruptedException {
        CatchUp behind = new CatchUp();
        Thread waiting = awaiting(behind, () -> true);

        waiting.join(2_000);
        boolean wasWaiting = waiting.isAlive();
        behind.heard();
        waiting.join();

        assertThat(wasWaiting).isTrue();
    }

    private static Thread awaiting(CatchUp behind, BooleanSupplier canHear) {
        return Thread.ofVirtual().start(() -> {
            try {
                behind.awaitQuiet(canHear);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
