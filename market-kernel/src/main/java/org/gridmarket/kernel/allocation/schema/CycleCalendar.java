package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * When cycles are: P = offering + solving; opens(c) = epoch + c P, closes(c) = opens(c) + offering, ends(c) = opens(c + 1).
 *
 * @param epoch when cycle 0 opens; its book takes offers from the founding on
 * @param offeringMillis how long a book takes offers, ms
 * @param solvingMillis how long solutions are taken after that, ms
 * @param graceMillis how long after closes(c) the operator alone may close, ms
 * @param lapseMillis how long after ends(c) a cycle may be made final with assignments, ms
 * @param overlap whether the next book is open while a cycle is solved
 * @param life how many cycles an offer lasts at most, its own included
 * @param simulation whether phases may be shorter than clocks err
 */
public record CycleCalendar(
        LedgerTime epoch,
        long offeringMillis,
        long solvingMillis,
        long graceMillis,
        long lapseMillis,
        boolean overlap,
        int life,
        boolean simulation) {
    /** Of any duration in a schema: ten years. */
    static final long LONGEST_MILLIS = 3_660L * 86_400_000;

    /** Four times the 30 s by which a timestamp may err. */
    private static final long SHORTEST_MILLIS = 120_000;

    public CycleCalendar {
        Bounds.within("offeringMillis", offeringMillis, 1, LONGEST_MILLIS);
        Bounds.within("solvingMillis", solvingMillis, 1, LONGEST_MILLIS);
        Bounds.within("graceMillis", graceMillis, 0, LONGEST_MILLIS);
        Bounds.within("lapseMillis", lapseMillis, 0, LONGEST_MILLIS);
        Bounds.within("life", life, 1, AllocationLimit.CYCLES_OF_LIFE.ceiling());
    }

    /** P, ms. */
    public long cycleMillis() {
        return offeringMillis + solvingMillis;
    }

    public LedgerTime opens(Cycle c) {
        return epoch.plusMillis(Math.multiplyExact(c.index(), cycleMillis()));
    }

    public LedgerTime closes(Cycle c) {
        return opens(c).plusMillis(offeringMillis);
    }

    public LedgerTime ends(Cycle c) {
        return opens(c).plusMillis(cycleMillis());
    }

    /** From when on any member organisation may close a book. */
    public LedgerTime graceOver(Cycle c) {
        return closes(c).plusMillis(graceMillis);
    }

    /** From when on a cycle is made final without assignments, but in a simulation. */
    public LedgerTime lapses(Cycle c) {
        return ends(c).plusMillis(lapseMillis);
    }

    /** When book c opens, if all goes well. */
    public LedgerTime bookOpens(Cycle c) {
        return overlap && !c.isFirst() ? closes(c.previous()) : opens(c);
    }

    /** Whether clocks err by less than every phase is long. */
    boolean isLongEnough() {
        return simulation || Math.min(Math.min(offeringMillis, solvingMillis), lapseMillis) >= SHORTEST_MILLIS;
    }

    /** Whether clocks err by less than the hold is long; 0 is no hold. */
    boolean isLongEnough(MoneyTerms money) {
        return simulation || money.holdMillis() == 0 || money.holdMillis() >= SHORTEST_MILLIS;
    }
}
