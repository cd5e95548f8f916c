package org.gridmarket.gateway.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.readmodel.OneMarketModel;
import org.gridmarket.gateway.stream.StreamTables;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caretaker sleeps until something is due, by time or by a block. */
final class BlockNewsTest {
    private static final List<LedgerBlock> BLOCKS = StreamDraft.PAGE.made().ledger().ledger().ledger().blocks().stream()
            .map(LedgerInMemory::asRead)
            .toList();
    private static final long LONG_MILLIS = 60_000;

    private final OneMarketModel model = new OneMarketModel(new StreamTables());
    private final BlockNews news = new BlockNews(model.model(), Clock.systemUTC(), Duration.ofMinutes(1));
    private final CountDownLatch woken = new CountDownLatch(1);

    @AfterEach
    void close() {
        model.close();
    }

    private static LedgerTime in(long millis) {
        return new LedgerTime(System.currentTimeMillis() + millis);
    }

    private void sleep(long millis, long known, BooleanSupplier isDue) {
        Thread.ofVirtual().start(() -> {
            try {
                news.await(in(millis), known, isDue);
                woken.countDown();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean isWokenWithin(long millis) throws InterruptedException {
        return woken.await(millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_block_that_makes_something_due_ends_the_sleep() throws InterruptedException {
        sleep(LONG_MILLIS, -1, () -> true);

        model.read(Stream.of(BLOCKS.getFirst()));

        assertThat(isWokenWithin(LONG_MILLIS / 2)).isTrue();
    }

    @Test
    void a_block_that_came_while_its_predecessor_was_looked_at_is_not_slept_over() throws InterruptedException {
        model.read(BLOCKS.stream().limit(2));

        sleep(LONG_MILLIS, BLOCKS.getFirst().number(), () -> true);

        assertThat(isWokenWithin(LONG_MILLIS / 2)).isTrue();
    }

    @Test
    void a_block_that_makes_nothing_due_does_not_end_it() throws InterruptedException {
        sleep(LONG_MILLIS, -1, () -> false);

        model.read(BLOCKS.stream().limit(2));

        assertThat(isWokenWithin(200)).isFalse();
    }

    @Test
    void time_ends_it() throws InterruptedException {
        sleep(50, -1, () -> false);

        assertThat(isWokenWithin(LONG_MILLIS / 2)).isTrue();
    }
}
