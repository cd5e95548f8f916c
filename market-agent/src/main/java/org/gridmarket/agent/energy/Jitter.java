package org.gridmarket.agent.energy;

import java.security.SecureRandom;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Random moments within what the calendar allows, so that the time of an operation tells nothing of who sends it. */
final class Jitter {
    /** Part of the settlement window that one retirement is spread over; a second one, of the credit, follows. */
    private static final int SETTLEMENT_DIVISOR = 6;

    private final SecureRandom random;
    private final MarketCalendar calendar;

    Jitter(SecureRandom random, MarketCalendar calendar) {
        this.random = random;
        this.calendar = calendar;
    }

    /**
     * When an account posts: between now and the end of mixing, which is when the latest of its session could. Who comes later,
     * after a crash, has an interval: all its accounts at once would be known to be of one home.
     */
    LedgerTime posting(MixWindow window, LedgerTime now) {
        long left = calendar.gate(window.lastBook()).epochMillis() - now.epochMillis();
        return now.plusMillis(upTo(left > 0 ? left : calendar.realIntervalMillis()));
    }

    /** How long to wait before retiring, ms. */
    long retiring() {
        return upTo(calendar.settlementWindow() * calendar.realIntervalMillis() / SETTLEMENT_DIVISOR);
    }

    private long upTo(long millis) {
        return random.nextLong(millis);
    }
}
