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

    private final int ceiling;
    private final String follows;
    private final String consequence;

    ClockLimit(int ceiling, String follows, String consequence) {
        this.ceiling = ceiling;
        this.follows = follows;
        this.consequence = consequence;
    }

    @Override
    public int ceiling() {
        return ceiling;
    }

    @Override
    public String follows() {
        return follows;
    }

    @Override
    public String consequence() {
        return consequence;
    }
}
