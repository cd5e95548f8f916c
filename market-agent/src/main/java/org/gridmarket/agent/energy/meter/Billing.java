package org.gridmarket.agent.energy.meter;

/** How a meter accounts for its cycles. */
public enum Billing {
    /** The DSO gets every reading, the ledger its salted hash. */
    PLAIN,
    /** The ledger gets commitments and a proof of the total; the DSO learns the total and nothing else. */
    PRIVATE
}
