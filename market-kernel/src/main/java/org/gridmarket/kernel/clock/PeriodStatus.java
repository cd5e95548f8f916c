package org.gridmarket.kernel.clock;

/** The status of a ledger period, derived from its keys. */
public enum PeriodStatus {
    /** Operations may name it as their last, as far as the clock allows. */
    OPEN,
    /** Nothing that names it as its last can be carried out any more. For ever. */
    SEALED
}
