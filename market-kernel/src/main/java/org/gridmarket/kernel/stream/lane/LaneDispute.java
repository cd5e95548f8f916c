package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The one dispute of a lane.
 *
 * @param epoch about which
 * @param since the opening; what had begun by then is still rooted
 */
public record LaneDispute(int epoch, LedgerTime since) {}
