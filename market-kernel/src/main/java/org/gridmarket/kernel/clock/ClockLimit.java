package org.gridmarket.kernel.clock;

import org.gridmarket.kernel.ledger.Limit;

/** The bounds of the clock. */
public enum ClockLimit implements Limit {
    PERIODS_AHEAD(
            1_440,
            "a day of minutes: an outcome is kept until its last period is sealed, so this bounds how long",
            "OPERATION_TOO_LONG_VALID"),
    OUTCOME_ROWS_PER_SWEEP(
            5_000,
            "deleting a row takes about 200 bytes of a block, and reads it; an outcome counts as two rows",
            "PORTION_OUT_OF_RANGE; the rest is swept by the next"),
    PERIODS_PER_ANSWER(100, "each is a question to the peer's database", "the answer says from where to go on");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    ClockLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
