package org.gridmarket.kernel.allocation.offer;

import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;

/**
 * One thing that an offer could be used for, o_Q(t) and o_V(t) of 6.3.1.
 *
 * @param type t
 * @param amounts o_Q(t): how much of it, if nothing else
 * @param value o_V(t): what a provider asks at least, a consumer pays at most, fee included
 */
public record Alternative(ResourceType type, Amounts amounts, UnitValue value) {}
