package org.gridmarket.client.energy;

import java.time.Duration;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;

/** How long a market in time may tell its clients nothing. */
public final class LongestSilence {
    /** For gateways, the ledger and this machine to be slow. */
    public static final Duration SLACK = Duration.ofSeconds(30);

    /** The DSO, the cooperative and the regulator close one after the other, a grace apart. */
    private static final int CLOSERS = 3;

    private LongestSilence() {}

    /** Each round is told when it closes: who has heard nothing for two intervals does not hear the market. */
    public static Duration of(MarketCalendar calendar) {
        return SLACK.plusMillis(2 * calendar.realIntervalMillis() + CLOSERS * calendar.graceMillis());
    }
}
