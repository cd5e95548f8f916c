package org.gridmarket.kernel.clock.message;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Everything that can be asked of the clock, all of it by members of the consortium; the function is the record's name behind
 * {@code clock:}.
 */
public sealed interface ClockCommand {
    /** Before the clock is founded; by an administrator of any organisation, whose last proposal counts. */
    record ProposeClock(Clock clock) implements ClockCommand {}

    /** Founds the clock; by an administrator of another organisation, naming the digest of what it has read. */
    record ApproveClock(Bytes digest) implements ClockCommand {}

    /** Seals a period that is over: nothing that names it as its last can be carried out any more. */
    record SealPeriod(LedgerPeriod period) implements ClockCommand {}

    /**
     * Deletes a portion of the first outcomes that are kept under a sealed period.
     *
     * @param rows at most so many, 1 to {@link org.gridmarket.kernel.clock.ClockLimit#OUTCOME_ROWS_PER_SWEEP}; an outcome
     *     counts as two
     */
    record SweepOutcomes(LedgerPeriod period, int rows) implements ClockCommand {}
}
