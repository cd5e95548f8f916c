package org.gridmarket.kernel.compute.message;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A provider's result, hidden.
 *
 * @param receipt the directory's signature over {@link ResultCommitment#heldMessage}
 */
public record CommittedResult(MatchId match, ResultCommitment result, Bytes receipt) {}
