package org.gridmarket.gateway.energy;

import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * What a round closer has to know of the market.
 *
 * @param calendar its calendar
 * @param lastClosed the last sealed round; the one before the first book at the beginning
 * @param lastFinal the last final interval; likewise
 * @param oldestUnsettled the first final interval that is not settled; null when there is none
 * @param oldestFinalSince when that one was finalised
 * @param oldestUnswept the first settled interval that is not swept; null when there is none
 */
public record RoundFacts(
        MarketCalendar calendar,
        Round lastClosed,
        Interval lastFinal,
        @Nullable Interval oldestUnsettled,
        @Nullable LedgerTime oldestFinalSince,
        @Nullable Interval oldestUnswept) {}
