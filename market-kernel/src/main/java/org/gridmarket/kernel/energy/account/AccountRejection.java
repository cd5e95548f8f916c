package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals about accounts, their assets and their credit. */
public enum AccountRejection implements RejectionCode {
    CERTIFICATE_NOT_OWN("The certificate names another account than the signer."),
    CERTIFICATE_BAD("The meter's signature under the certificate is not good."),
    METER_BOUND("The meter has its prosumer already; one per meter."),
    ACCOUNT_BOUND("The account is bound to a meter already."),
    ACCOUNT_UNKNOWN("There is no such account."),
    ACCOUNT_NOT_PUBLIC("Only a public account, bound to a meter, may do this."),
    AMOUNTS_MISSING("Name 1 to 96 intervals."),
    INTERVALS_NOT_ASCENDING("Intervals come in ascending order, each once."),
    INTERVAL_CLOSED("Assets are withdrawn before the gate of their interval."),
    INTERVAL_TOO_FAR("Assets are withdrawn for intervals that an open book can name, and whose rules are fixed."),
    NO_RULES_AT_INTERVAL("No grid and tariff are in force at the interval."),
    PRODUCTION_LIMIT_EXCEEDED("More EPA withdrawn than L+."),
    CONSUMPTION_LIMIT_EXCEEDED("More ECA withdrawn than L-."),
    AMOUNT_NOT_POSITIVE("The amount must be above 0."),
    REFERENCE_USED("The DSO has booked money under this reference already."),
    BOOKINGS_EXHAUSTED("Too many bookings wait for the account; it collects them first."),
    BOOKING_NOT_WAITING("No money waits under this reference: never booked, collected, or taken back already."),
    NOTHING_TO_COLLECT("No money waits for the account."),
    CREDIT_NOT_REDEEMABLE("Pledged credit, and proceeds before the bill of their cycle, cannot be redeemed."),
    TOO_MANY_HOLDINGS("Too many intervals of the account wait for their bill: bill earlier cycles first."),
    INTERVAL_NOT_FINAL("The interval is not final yet."),
    NOTHING_TO_CLAIM("The account holds nothing unclaimed in these intervals."),
    NOTHING_TO_RETIRE("The account holds nothing unretired in one of these intervals."),
    INTERVAL_SETTLED("The settlement window is over: what was not retired counts as unretired.");

    private final String meaning;

    AccountRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
