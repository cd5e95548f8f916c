package org.gridmarket.kernel.purse;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of moving money between purses, deals and the outside. */
public enum PurseRejection implements RejectionCode {
    SUM_NOT_POSITIVE("Name an amount of at least 1 µ."),
    SUM_TOO_LARGE("Book less at a time: no sum of money may leave its range."),
    PURSE_TOO_SMALL("Collect or book money first: the purse holds less than this."),
    PAYMENT_KNOWN("This reference is used; a payment is booked once."),
    PAYMENT_NOT_WAITING("Nothing is booked under this reference, or its account has collected it."),
    PAYOUTS_OUT_OF_RANGE("Name 1 payout or more, and no more than one transaction brings in."),
    NO_PAYOUT_WAITS("None of these payouts waits for the account."),
    REDEMPTIONS_EXHAUSTED("Wait until the operator has paid: so many redemptions may wait at a time."),
    REDEMPTION_UNKNOWN("No such redemption waits: it is paid, returned, or was never asked for."),
    NO_OLD_REFERENCE("No reference is old enough to go.");

    private final String meaning;

    PurseRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
