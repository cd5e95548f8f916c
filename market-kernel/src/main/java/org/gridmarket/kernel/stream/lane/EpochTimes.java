package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * When what is due in an allocation; epochs are counted from 0.
 *
 * @param start of epoch 0
 * @param epochMillis E
 * @param windowMillis w
 * @param toleranceMillis after a due time, before anybody may act on it: so a claimed time ahead of the true one times nobody out
 */
public record EpochTimes(LedgerTime start, long epochMillis, long windowMillis, long toleranceMillis) {
    /** What peers let a claimed time be wrong; in a simulation nothing. */
    public static final long TOLERANCE_MILLIS = Clock.SEAL_MARGIN_MILLIS;

    private static final int REVEAL = 2;
    private static final int OPENING = 3;
    private static final int VERDICT = 4;

    /** t(e): when an epoch begins. */
    public LedgerTime begin(int epoch) {
        return start.plusMillis(Math.multiplyExact(epoch, epochMillis));
    }

    public LedgerTime end(int epoch) {
        return begin(epoch + 1);
    }

    public LedgerTime rootDue(int epoch) {
        return end(epoch).plusMillis(windowMillis);
    }

    public LedgerTime revealDue(int epoch) {
        return end(epoch).plusMillis(REVEAL * windowMillis);
    }

    public LedgerTime openingDue(int epoch) {
        return end(epoch).plusMillis(OPENING * windowMillis);
    }

    public LedgerTime verdictDue(int epoch) {
        return end(epoch).plusMillis(VERDICT * windowMillis);
    }

    /** Until when evidence against what was done before may come. */
    public LedgerTime evidenceEnds(LedgerTime done) {
        return done.plusMillis(VERDICT * windowMillis);
    }

    /** Whether others may act on a step that is missing. */
    public boolean isOver(LedgerTime due, LedgerTime now) {
        return !now.isBefore(due.plusMillis(toleranceMillis));
    }

    /** The epoch that runs; -1 before the first. */
    public int running(LedgerTime now) {
        return now.isBefore(start) ? -1 : Math.toIntExact((now.epochMillis() - start.epochMillis()) / epochMillis);
    }
}
