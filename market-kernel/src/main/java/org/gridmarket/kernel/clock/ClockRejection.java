package org.gridmarket.kernel.clock;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of the clock. */
public enum ClockRejection implements RejectionCode {
    CLOCK_NOT_FOUNDED("The ledger has no clock yet: administrators of two organisations found it."),
    CLOCK_FOUNDED("The clock is founded; it never changes."),
    CLOCK_NOT_PROPOSED("No other organisation proposes a clock of this digest; read the proposal again."),
    EPOCH_OUT_OF_RANGE("A clock's epoch is not later than its founding, and at most thirty days earlier."),
    NOTHING_TO_SWEEP("No outcome is kept under this period.");

    private final String meaning;

    ClockRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
