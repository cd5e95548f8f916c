package org.gridmarket.kernel.purse;

/** Where a redemption stands. Its name is its operation's, which never comes again. */
public enum RedemptionStatus {
    /** Nobody has asked for it. */
    NOT_ASKED,
    /** The operator owes it outside. */
    WAITING,
    /** The operator has paid it. */
    PAID,
    /** It could not be paid and waits as a payout. */
    RETURNED
}
