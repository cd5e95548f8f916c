package org.gridmarket.kernel.clock.message;

import org.gridmarket.kernel.quantity.LedgerPeriod;

/** What may be asked of the clock without changing anything. */
public sealed interface ClockQuery {
    /** The clock, once founded. */
    record ReadClock() implements ClockQuery {}

    /** Whether a period is sealed. */
    record ReadPeriod(LedgerPeriod period) implements ClockQuery {}

    /** The periods from this one on under which outcomes are kept: each is to be sealed once it is over, and then swept. */
    record ReadWaiting(LedgerPeriod from) implements ClockQuery {}

    /** SHA-256 over all rows of the clock, to compare peers. */
    record ReadClockDigest() implements ClockQuery {}
}
