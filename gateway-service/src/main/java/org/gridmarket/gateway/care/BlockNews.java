package org.gridmarket.gateway.care;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Waits for a moment, or for a block that makes something due before. */
final class BlockNews {
    private final ReadModel model;
    private final Clock clock;
    private final Duration longest;

    /** @param longest that it waits, whatever comes */
    BlockNews(ReadModel model, Clock clock, Duration longest) {
        this.model = model;
        this.clock = clock;
        this.longest = longest;
    }

    /**
     * Waits.
     *
     * @param known the newest block that whoever waits has looked at; later ones are news
     * @param isDue asked after each later block
     */
    void await(LedgerTime until, long known, BooleanSupplier isDue) throws InterruptedException {
        long end = System.nanoTime() + Math.clamp(nanosTo(until), 0, longest.toNanos());
        long seen = known;
        long left = end - System.nanoTime();
        while (left > 0) {
            long height = model.awaitAbove(seen, left);
            if (height > seen && isDue.getAsBoolean()) {
                return;
            }
            seen = height;
            left = end - System.nanoTime();
        }
    }

    private long nanosTo(LedgerTime until) {
        return TimeUnit.MILLISECONDS.toNanos(until.epochMillis() - clock.millis());
    }
}
