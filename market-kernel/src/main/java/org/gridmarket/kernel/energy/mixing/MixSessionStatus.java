package org.gridmarket.kernel.energy.mixing;

import org.jspecify.annotations.Nullable;

/** The status of a session of a mix, derived from its lock and from the row of its opening. */
public enum MixSessionStatus {
    /** The mix of its window and group is not open, or has no session of this number. */
    UNKNOWN,
    /** Its participants mix, in run 0, 1, 2 .. */
    RUNNING,
    /** No run can follow: participants take their bundles back. */
    ABANDONED,
    /** Each output has its bundle. */
    MIXED;

    /**
     * Of a session.
     *
     * @param lock null when there is none
     * @param opened how many sessions were opened in its window and group
     */
    public static MixSessionStatus of(MixSession session, @Nullable MixLock lock, int opened) {
        if (lock == null) {
            return session.number() < opened ? MIXED : UNKNOWN;
        }
        return lock.abandoned() ? ABANDONED : RUNNING;
    }
}
