package org.gridmarket.kernel.contest;

import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/** What a solver has done in a contest. */
public record SolverTurns(
        int accepted, int uploads, @Nullable Integer openUpload) {
    public static final SolverTurns NONE = new SolverTurns(0, 0, null);

    public UploadStatus status(int upload) {
        return UploadStatus.of(upload, uploads, openUpload);
    }

    /** Without the upload that takes parts, if one does. */
    public SolverTurns withoutOpen(LifeCycle<UploadStatus, Role> lifeCycle) {
        if (openUpload != null) {
            lifeCycle.follow(status(openUpload), UploadLifeCycle.LEAVE, Role.anyone(), NoFacts.NONE);
        }
        return new SolverTurns(accepted, uploads, null);
    }

    /** With the next upload, which takes parts now. */
    public SolverTurns begun() {
        return new SolverTurns(accepted, uploads + 1, uploads);
    }

    /** With one more that leads; it takes no parts any more. */
    public SolverTurns leading(int upload) {
        return new SolverTurns(accepted + 1, Math.max(uploads, upload + 1), null);
    }
}
