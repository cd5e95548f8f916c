package org.gridmarket.worker.compute.net;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/** What a directory is asked for besides objects, as canonical JSON. */
public final class Words {
    private Words() {}

    /** Its word that it keeps a job until then. */
    public record Hold(Bytes manifest, LedgerTime until) {}

    /** Its word that it has a result. */
    public record Deposit(MatchId match, ResultCommitment result, Opening opening) {}
}
