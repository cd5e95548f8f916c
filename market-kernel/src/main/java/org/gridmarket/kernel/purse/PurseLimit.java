package org.gridmarket.kernel.purse;

import org.gridmarket.kernel.ledger.Limit;

/** Every bound of purses, in one place. At a bound the input is refused; payouts of deals never meet one. */
public enum PurseLimit implements Limit {
    PAYOUTS_PER_COLLECTION(96, "each is a row that one transaction reads and deletes", "PAYOUTS_OUT_OF_RANGE"),
    REDEMPTIONS_PER_ACCOUNT(8, "asking for one more reads them all", "REDEMPTIONS_EXHAUSTED"),
    MILLIONS_PER_BOOKING(
            1_000_000, "in 10^6 µ; four million bookings of that size stay within the range of money", "SUM_TOO_LARGE"),
    PURSE_PAYLOAD_BYTES(32 * 1024, "PAYOUTS_PER_COLLECTION names of 64 + 160 characters each", "PAYLOAD_TOO_LARGE"),
    REFERENCE_DAYS(
            400,
            "a year and a month of the operator's books, in days of ledger time",
            "older references go, and could be booked again"),
    REFERENCES_PER_SWEEP(
            5_000,
            "deleting a reference takes two rows of some 200 bytes of a block",
            "PORTION_OUT_OF_RANGE; the rest is swept by the next");

    @SuppressWarnings(
            "ImmutableEnumChecker") // a record of a number and two texts; the kernel has no annotation that says so
    private final Bound bound;

    PurseLimit(int ceiling, String follows, String consequence) {
        this.bound = new Bound(ceiling, follows, consequence);
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
