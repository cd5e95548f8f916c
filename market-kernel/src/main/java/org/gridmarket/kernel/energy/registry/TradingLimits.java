package org.gridmarket.kernel.energy.registry;

import org.gridmarket.kernel.quantity.Energy;

/**
 * How much a meter's prosumer may trade per interval; trading limits, not nameplates (2.5).
 *
 * @param production L+, Wh per interval
 * @param consumption L-, Wh per interval
 */
public record TradingLimits(Energy production, Energy consumption) {}
