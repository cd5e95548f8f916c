package org.gridmarket.testbed.day;

/** How meters account for a day. */
public enum Billing {
    /** The DSO gets every reading, the ledger its salted hash. */
    PLAIN,
    /** The ledger gets commitments and a proof of the total; the DSO learns the total and nothing else. */
    PRIVATE
}
