package org.gridmarket.cli.clock;

import java.time.Instant;
import org.gridmarket.kernel.clock.Clock;

/** A clock and its times in words. */
public final class ClockWords {
    private ClockWords() {}

    /** How it counts, with the digest that an approver names. */
    public static String of(Clock clock) {
        return "the ledger's clock: periods of " + clock.periodMillis() + " ms since "
                + time(clock.epoch().epochMillis()) + (clock.simulation() ? ", of a simulation" : "") + ", digest "
                + clock.digest().toHex();
    }

    /** A moment, UTC. */
    static String time(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }
}
