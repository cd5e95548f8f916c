package org.gridmarket.kernel.energy.clearing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;

/** Which books and final trades make the instance of a round, and how. Used by ledger, solver, audit and simulation. */
public final class InstanceRules {
    private InstanceRules() {}

    /** The oldest book whose offers can still name the round: tau - 1 - H. Sealed, like all up to tau - 1. */
    public static Book oldestBook(MarketCalendar calendar, Round round) {
        return round.book().minus(1 + calendar.horizon());
    }

    /** The oldest interval in which an offer of the instance can have final trades. */
    public static Interval oldestTrades(MarketCalendar calendar, Round round) {
        return oldestBook(calendar, round).firstNameable();
    }

    /**
     * Builds the instance.
     *
     * @param pages of books tau - 1 - H to tau - 1; others are passed over
     * @param voids of the same books
     * @param used energy of final trades up to tau - 1, by offer
     * @param limits the bounds of solutions
     */
    public static RoundInstance build(
            MarketCalendar calendar,
            MarketRules rules,
            Round round,
            Iterable<OfferPage> pages,
            Iterable<VoidPage> voids,
            Map<OfferId, Energy> used,
            EnergyLimits limits) {
        Book oldest = oldestBook(calendar, round);
        Book newest = round.previous().book();
        Set<OfferId> gone = new LinkedHashSet<>();
        for (VoidPage page : voids) {
            if (page.book().isWithin(oldest, newest)) {
                gone.addAll(page.offers());
            }
        }
        List<OpenOffer> open = new ArrayList<>();
        for (OfferPage page : pages) {
            if (page.book().isWithin(oldest, newest)) {
                addOpen(open, page, round, gone, used);
            }
        }
        return new RoundInstance(
                round,
                calendar.lookAheadEnd(round),
                calendar.objective(),
                open,
                rules,
                limits.under(calendar.horizon()));
    }

    /** Adds the offers of a page that are open in a round: not void by then, and not used up. */
    public static void addOpen(
            List<OpenOffer> open, OfferPage page, Round round, Set<OfferId> gone, Map<OfferId, Energy> used) {
        page.offers().forEach(posted -> addOpen(open, page, posted, round, gone, used));
    }

    private static void addOpen(
            List<OpenOffer> open,
            OfferPage page,
            OfferPage.Posted posted,
            Round round,
            Set<OfferId> gone,
            Map<OfferId, Energy> used) {
        OfferId id = new OfferId(page.id(), posted.index());
        IntervalSet ahead = posted.offer()
                .intervals()
                .within(round.interval(), posted.offer().expiry());
        Energy remaining = posted.offer().energy().minus(used.getOrDefault(id, Energy.ZERO));
        if (!gone.contains(id) && !remaining.isZero() && !ahead.isEmpty()) {
            open.add(new OpenOffer(
                    id,
                    posted.offer().side(),
                    posted.group(),
                    remaining,
                    ahead,
                    posted.offer().reservation()));
        }
    }

    /** Adds up trades by offer, each counted on both of its sides. */
    public static Map<OfferId, Energy> usedBy(Iterable<Trade> trades) {
        Map<OfferId, Energy> used = new LinkedHashMap<>();
        for (Trade trade : trades) {
            used.merge(trade.sell(), trade.energy(), Energy::plus);
            used.merge(trade.buy(), trade.energy(), Energy::plus);
        }
        return used;
    }
}
