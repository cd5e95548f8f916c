package org.gridmarket.kernel.energy.bill;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of readings and bills. */
public enum BillRejection implements RejectionCode {
    METER_KEY_UNKNOWN("The signer is no registered meter."),
    READINGS_MISSING("Name 1 to 96 intervals, ascending, each once."),
    READING_TOO_EARLY("An interval is read after its end."),
    READING_NOT_DUE("Readings begin with the meter or the market, and end for a cycle with its bill."),
    READING_EXISTS("A reading of, or commitments for, this interval have been reported."),
    COMMITMENT_MALFORMED("A commitment is a compressed point of the curve P-256."),
    METER_WITHOUT_PROSUMER("No prosumer is bound to the meter."),
    CYCLE_EMPTY("A cycle ends after it begins, and has at most 96 intervals."),
    CYCLE_NOT_NEXT("Cycles follow each other without gap or overlap; the first begins with the meter or the market."),
    CYCLE_NOT_READ("Readings of the cycle are missing."),
    CYCLE_NOT_COMMITTED("Commitments for the cycle are missing."),
    CYCLE_NOT_SETTLED("The prosumer's public account has assets of the cycle that are not retired."),
    PRICES_DIFFER("A private bill names the prices that are in force; read the rules again."),
    BILL_NOT_PROVED("The opening is not that of this total under the commitments and prices of the cycle."),
    INTERVAL_NOT_COMMITTED("The meter has no commitments for the interval; they stay one cycle longer than its bill."),
    INTERVAL_NOT_PROVED("The opening is not that of the commitments for the interval.");

    private final String meaning;

    BillRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
