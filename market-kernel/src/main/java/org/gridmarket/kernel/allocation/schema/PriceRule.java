package org.gridmarket.kernel.allocation.schema;

/** Which price of the interval (6.3), (6.4), (6.13) an assignment has. */
public enum PriceRule {
    /** One for each type and cycle, in the middle of what all its assignments allow. */
    UNIFORM,
    /** In the middle of what each assignment allows; a solver still chooses who is paired with whom. */
    MIDPOINT
}
