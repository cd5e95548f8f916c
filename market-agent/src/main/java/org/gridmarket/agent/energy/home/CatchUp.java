package org.gridmarket.agent.energy.home;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program that has just started has heard all that happened before: the round before the present one is told as closed,
 * or something was told and nothing more comes for a while, as in a market that is not founded or stands still.
 */
final class CatchUp {
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private @Nullable MarketCalendar calendar;
    private @Nullable Round closed;
    private long lastTold;
    private boolean told;

    /** Takes in what a transaction told. */
    synchronized void observe(List<EnergyEvent> events) {
        told = true;
        lastTold = System.nanoTime();
        for (EnergyEvent event : events) {
            switch (event) {
                case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
                case EnergyEvent.RoundClosed done -> closed = done.round();
                default -> {
                    // tells no time
                }
            }
        }
        notifyAll();
    }

    /** Returns once all has been heard. */
    synchronized void await() throws InterruptedException {
        while (!isDone()) {
            wait(TimeUnit.NANOSECONDS.toMillis(QUIET_NANOS) / 10);
        }
    }

    /** The same, asked and not waited for. */
    synchronized boolean isHeard() {
        return isDone();
    }

    private boolean isDone() {
        if (!told) {
            return false; // silence is no news
        }
        boolean quiet = System.nanoTime() - lastTold > QUIET_NANOS;
        boolean recent = calendar != null
                && closed != null
                && !closed.isBefore(calendar.roundAt(new LedgerTime(System.currentTimeMillis()))
                        .previous());
        return quiet || recent;
    }

    /** The calendar, once the market is founded. */
    synchronized Optional<MarketCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }
}
