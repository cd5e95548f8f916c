package org.gridmarket.worker.compute.work;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/** Port: one directory as one account sees it. Nothing that it gives is believed: objects by their hash, words by signature. */
public interface DirectoryLink {
    /** An object. */
    Reply<Bytes> get(Bytes hash);

    /** Gives it an object; the object's hash. */
    Reply<Bytes> put(Bytes object);

    /**
     * Asks for its word that it keeps a job's inputs, all of which it must have.
     *
     * @param until when it may delete them
     */
    Reply<JobInputs> hold(Bytes manifest, LedgerTime until);

    /** Gives it the opening of a result whose delivery it has; its signature over {@link ResultCommitment#heldMessage}. */
    Reply<Bytes> deposit(MatchId match, ResultCommitment result, Opening opening);

    /** The opening of a result, for whom it is meant by then. */
    Reply<Opening> opening(MatchId match);
}
