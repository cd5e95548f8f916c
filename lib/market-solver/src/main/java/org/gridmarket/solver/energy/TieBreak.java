package org.gridmarket.solver.energy;

/**
 * Which of several optimal solutions is taken (spec/solver.md): what can be traded now is traded now, since the room of
 * a limit that is not used is lost; and with equal energy now, the offers with the fewest later intervals go first.
 */
final class TieBreak {
    /** More than any number of later intervals (the horizon is 672 at most), so that time comes first. */
    private static final long PER_INTERVAL = 1_000;

    /** Above the cost of any Wh. */
    static final long UNIT = 1L << 20;

    private TieBreak() {}

    /** Cost of a Wh, from 0; small beside what makes a flow maximal, which comes before any cost. */
    static long cost(MatchingModel model, Slot slot) {
        int after = slot.offers().intervalsAfter(model.intervalAt(slot.offset()).index());
        return slot.offset() * PER_INTERVAL + Math.min(after, PER_INTERVAL - 1);
    }
}
