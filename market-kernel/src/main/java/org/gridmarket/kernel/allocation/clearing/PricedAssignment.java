package org.gridmarket.kernel.allocation.clearing;

import org.gridmarket.kernel.allocation.quantity.UnitValue;

/**
 * An assignment that was found feasible.
 *
 * @param price a_V, what the provider gets; the consumer pays the fee besides
 */
public record PricedAssignment(Assignment assignment, UnitValue price) {}
