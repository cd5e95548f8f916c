package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A match at a moment that somebody claims.
 *
 * @param now the claimed time, up to 30 s wrong
 */
public record MatchMoment(Match match, LedgerTime now) {
    /** Whether whoever has to act has time. */
    public boolean isInTime() {
        return now.isBefore(match.due());
    }

    /** Whether others may act on it; the grace is so long that a claimed time ahead of the true one stops nobody in time. */
    public boolean isOver() {
        return !now.isBefore(over());
    }

    LedgerTime over() {
        return match.windows().grace().after(match.due());
    }

    /** Whether a result that nobody audits is left alone by both sides. */
    public boolean isLapsed() {
        return !match.isAudited() && !now.isBefore(match.windows().reveal().after(over()));
    }
}
