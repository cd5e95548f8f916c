package org.gridmarket.agent.energy.mixing;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Port: in which windows a home mixes: those of a day, or all that come. */
public interface MixingWindows {
    /** Takes in one public event. */
    void observe(EnergyEvent event);

    /** The window that begins at an interval, if the home may take part in it. */
    Optional<HomeWindow> from(Interval first);

    /** The windows to take part in that are known before anything is heard; empty when they come one after the other. */
    List<HomeWindow> beforehand();

    /** The windows that an operation of now may be about and that can still be joined, ascending. */
    List<HomeWindow> ahead(MarketCalendar calendar, LedgerTime now);

    /** How many final intervals the public account retires in one operation. */
    int retireTogether();
}
