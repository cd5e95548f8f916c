package org.gridmarket.gateway.allocation;

import java.util.Optional;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * How far a market is, as its rows tell. Cycles are closed, made final and swept in order, so the last of each says it all.
 *
 * @param end the first cycle that never is; null while no end is agreed
 * @param closed the last sealed book; -1 before the first
 * @param ended the last final cycle; -1 before the first
 * @param swept the last swept book; -1 before the first
 */
record Progress(MarketSchema schema, @Nullable Cycle end, int closed, int ended, int swept) {
    MarketName name() {
        return schema.name();
    }

    CycleCalendar calendar() {
        return schema.calendar();
    }

    /** The cycle whose book is open; empty when the door is shut while one is solved, and when the market has ended. */
    Optional<Cycle> offering() {
        Cycle next = new Cycle(closed + 1);
        boolean opened = calendar().overlap() || ended == closed;
        return opened && !isEnded(next) ? Optional.of(next) : Optional.empty();
    }

    /** The cycle that is to be made final next, if its book is sealed. */
    Optional<Cycle> solving() {
        return ended < closed ? Optional.of(new Cycle(ended + 1)) : Optional.empty();
    }

    private boolean isEnded(Cycle cycle) {
        return end != null && !cycle.isBefore(end);
    }

    /** The cycle with which the offers of the next book to be swept are over, if that is final. */
    Optional<Cycle> overWith() {
        Cycle last = new Cycle(swept + 1).plus(calendar().life() - 1);
        Cycle over = end == null || end.isFirst() ? last : end.previous().min(last);
        boolean none = swept >= ended || over.index() > ended;
        return none ? Optional.empty() : Optional.of(over);
    }

    /** How many books there are whose offers are over and that are not swept. */
    int unswept() {
        boolean last = end != null && ended + 1 >= end.index();
        return Math.max(0, (last ? ended : ended - calendar().life() + 1) - swept);
    }

    /** How long something has been due that every gateway may do, ms; 0 when nothing is. */
    long overdueMillis(LedgerTime now) {
        long closing =
                offering().map(book -> late(calendar().graceOver(book), now)).orElse(0L);
        long ending = solving().map(cycle -> late(calendar().ends(cycle), now)).orElse(0L);
        return Math.max(closing, ending);
    }

    private static long late(LedgerTime due, LedgerTime now) {
        return Math.max(0, now.epochMillis() - due.epochMillis());
    }
}
