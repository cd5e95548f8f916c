package org.gridmarket.testbed.allocation;

import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MoneyTerms;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * How fast a market goes on in a run: as a simulation, from now on, with its slots as far from its cycles as before.
 *
 * @param offeringMillis of each cycle
 * @param solvingMillis of each cycle
 * @param mayBeSlower whether both last longer on a machine that cannot carry the largest book in this time
 */
public record RunPace(long offeringMillis, long solvingMillis, boolean mayBeSlower) {
    /** As much time again as the postings take is left for whatever is late. */
    private static final int POSTING_COST = 2;

    /** What a busy moment has slowed down must not make every cycle of the run so slow. */
    private static final int MOST_TIMES = 4;

    /** Who closes when the operator's gateway does not leaves most of the time to the solvers. */
    private static final int GRACE_DIVISOR = 4;

    /**
     * The pace that this machine bears: offers that come too late are refused, and what is solved too late is lost.
     *
     * @param postings of the largest book
     * @param millisPerOperation wall time per operation when many are sent at once
     */
    RunPace bearing(int postings, long millisPerOperation) {
        long bearable = Math.min(millisPerOperation * postings * POSTING_COST, MOST_TIMES * offeringMillis);
        return mayBeSlower && bearable > offeringMillis
                ? new RunPace(bearable, solvingMillis * bearable / offeringMillis, true)
                : this;
    }

    /** The same market in this pace; {@code epoch} is when cycle 0 opens. */
    MarketSchema of(MarketSchema schema, LedgerTime epoch) {
        CycleCalendar was = schema.calendar();
        CycleCalendar now = new CycleCalendar(
                epoch,
                offeringMillis,
                solvingMillis,
                Math.min(was.graceMillis(), solvingMillis / GRACE_DIVISOR),
                solvingMillis,
                was.overlap(),
                was.life(),
                true);
        return new MarketSchema(
                schema.name(),
                schema.operator(),
                schema.supervisor(),
                schema.type(),
                slot(schema, was, now),
                schema.quantity(),
                schema.offers(),
                schema.objective(),
                schema.price(),
                new MoneyTerms(schema.money().settled(), Math.min(schema.money().holdMillis(), solvingMillis)),
                now,
                schema.limits(),
                schema.terms());
    }

    /** Slots shrink as cycles do, so that each cycle assigns the slots that it would have assigned. */
    private static @Nullable SlotTerms slot(MarketSchema schema, CycleCalendar was, CycleCalendar now) {
        SlotTerms slot = schema.slot();
        if (slot == null) {
            return null;
        }
        long slotsPerCycle = Math.max(1, was.cycleMillis() / slot.millis());
        long millis = Math.max(1, now.cycleMillis() / slotsPerCycle);
        long ahead = Math.floorDiv(slot.epoch().epochMillis() - was.epoch().epochMillis(), slot.millis());
        long lead = Math.max(now.lapseMillis(), Math.ceilDiv(slot.leadMillis(), slot.millis()) * millis);
        return new SlotTerms(slot.field(), now.epoch().plusMillis(ahead * millis), millis, lead, slot.window());
    }
}
