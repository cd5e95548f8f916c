package org.gridmarket.kernel.contest;

import org.jspecify.annotations.Nullable;

/** The status of one upload of a solver in a contest, derived from the solver's row of turns. */
public enum UploadStatus {
    /** Its solver has not come to this number yet. */
    NOT_BEGUN,
    /** It takes parts. */
    OPEN,
    /** It competes, or its solver has given it up; its rows go with the contest. */
    ENDED;

    /**
     * Of an upload.
     *
     * @param begun how many uploads the solver has begun: their numbers are below
     * @param open the one that takes parts; null when none does
     */
    public static UploadStatus of(int upload, int begun, @Nullable Integer open) {
        if (open != null && open == upload) {
            return OPEN;
        }
        return upload < begun ? ENDED : NOT_BEGUN;
    }
}
