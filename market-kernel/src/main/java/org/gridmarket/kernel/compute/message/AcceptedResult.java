package org.gridmarket.kernel.compute.message;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A job creator takes a result.
 *
 * @param opening as the directory has given it
 * @param secret that the job's audit commits to; null where the audit rate is 0
 */
public record AcceptedResult(
        MatchId match, Opening opening, @Nullable Bytes secret) {}
