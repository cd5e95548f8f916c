package org.gridmarket.kernel.clock.message;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/** What the clock tells. */
public sealed interface ClockEvent {
    /** A clock that waits for an administrator of another organisation. */
    record ClockProposed(Clock clock, Organisation by, Bytes digest) implements ClockEvent {}

    /** The ledger has a clock. */
    record ClockFounded(Clock clock) implements ClockEvent {}

    /** Nothing that names this period as its last can be carried out any more. */
    record PeriodSealed(LedgerPeriod period, LedgerTime time) implements ClockEvent {}

    /** So many first outcomes of a sealed period are deleted; the last of them, or some are left. */
    record OutcomesSwept(LedgerPeriod period, int rows, boolean last) implements ClockEvent {}
}
